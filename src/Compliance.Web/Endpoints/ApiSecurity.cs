using System.Globalization;
using Compliance.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;

namespace Compliance.Web.Endpoints;

/// <summary>What the OpenAPI document says of who may call what.</summary>
internal static class ApiSecurity
{
    private const string Bearer = "bearer";
    private const string Basic = "basic";
    private const string EventSecret = "eventSecret";

    public static void Describe(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.AddComponent<IOpenApiSecurityScheme>(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A key, or a token of Entra." });
            document.AddComponent<IOpenApiSecurityScheme>(Basic, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "basic", Description = "Any user name, and a key as the password: for browsers." });
            if (HeaderOf(context.ApplicationServices) is { } header)
            {
                document.AddComponent<IOpenApiSecurityScheme>(EventSecret, new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = header });
            }

            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            if (context.Description.ActionDescriptor.EndpointMetadata.OfType<AuthorizeAttribute>().LastOrDefault()?.Policy is { } policy)
            {
                Demand(operation, context, policy);
            }

            return Task.CompletedTask;
        });
    }

    private static void Demand(OpenApiOperation operation, OpenApiOperationTransformerContext context, string policy)
    {
        var isForEvents = policy == AccessPolicies.EventSender;
        string[] ways = !isForEvents ? [Bearer, Basic] : HeaderOf(context.ApplicationServices) is null ? [Bearer] : [EventSecret, Bearer];
        operation.Security = [.. ways.Select(way => new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(way, context.Document)] = [] })];
        Answer(operation, StatusCodes.Status401Unauthorized, "Nobody who is known.");
        if (!isForEvents)
        {
            Answer(operation, StatusCodes.Status403Forbidden, $"Not a role that implies {policy}.");
        }
    }

    private static void Answer(OpenApiOperation operation, int status, string description) =>
        (operation.Responses ??= []).TryAdd(status.ToString(CultureInfo.InvariantCulture), new OpenApiResponse { Description = description });

    private static string? HeaderOf(IServiceProvider services) => services.GetRequiredService<IOptions<WebOptions>>().Value.EventsSecretHeader;
}
