using System.Net;
using Compliance.Web.Access;
using Compliance.Web.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Web.Tests.Access;

public sealed class AccessTableTests
{
    private const string All = "Reader Operator Approver";

    // Written down a second time: who is let in is changed on purpose, or not at all.
    private static readonly Dictionary<string, string> Admitted = new()
    {
        ["GET /healthz"] = "anybody",
        ["OPTIONS /api/events"] = "anybody",
        ["POST /api/events"] = "",
        ["GET /readyz"] = All,
        ["GET /metrics"] = All,
        ["POST /api/scans"] = "Operator",
        ["GET /api/scans/{id}"] = All,
        ["GET /api/scans/{id}/result"] = All,
        ["GET /api/findings"] = All,
        ["GET /api/findings/{key}"] = All,
        ["GET /api/clusters"] = All,
        ["GET /api/clusters/{*id}"] = All,
        ["GET /api/summary"] = All,
        ["GET /api/changes/set-aside"] = All,
        ["GET /api/rules"] = All,
        ["GET /api/rules/{id}"] = All,
        ["GET /api/openapi.json"] = All,
        ["GET /"] = All,
        ["GET /findings/{key}"] = All,
        ["GET /clusters/{*id}"] = All,
        ["GET /assets/app.css"] = All,
        ["GET /assets/app.js"] = All,
        ["GET /assets/favicon.svg"] = All,
    };

    private static readonly (string Role, string? Key)[] Callers =
    [
        ("", null),
        (nameof(Role.Reader), AccessSettings.ReaderKey),
        (nameof(Role.Operator), AccessSettings.OperatorKey),
        (nameof(Role.Prober), AccessSettings.ProberKey),
        (nameof(Role.Approver), AccessSettings.ApproverKey),
    ];

    [Fact]
    public async Task Endpoints_All_HaveDecidedAccess()
    {
        await using var web = await RunningWeb.StartAsync();

        var endpoints = Endpoints(web);

        Assert.Equal(Admitted.Keys.Order(StringComparer.Ordinal), endpoints.SelectMany(OperationsOf).Order(StringComparer.Ordinal));
        Assert.All(endpoints, endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ^ endpoint.Metadata.GetMetadata<IAuthorizeData>()?.Policy is not null,
            endpoint.DisplayName));
    }

    [Fact]
    public async Task Endpoints_EachCaller_IsAdmittedAsDecided()
    {
        await using var web = await RunningWeb.StartAsync(
            options => (options.EventsSecretHeader, options.EventsSecret) = ("X-Key", "0123456789abcdef"),
            settings: [.. AccessSettings.Keys, .. AccessSettings.Key(3, "eve", "Approver", AccessSettings.ApproverKey)]);

        var wrong = new List<string>();
        foreach (var (operation, admitted) in Admitted)
        {
            foreach (var (role, key) in Callers)
            {
                using var response = await web.Client.SendAsync(Concrete(operation), key is null ? null : $"Bearer {key}");

                if (!IsExpected(response.StatusCode, operation, admitted, role))
                {
                    wrong.Add($"{operation} by '{role}': {(int)response.StatusCode}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    private static bool IsExpected(HttpStatusCode status, string operation, string admitted, string role) => admitted switch
    {
        "anybody" => status is HttpStatusCode.OK,
        // Its own proof, which no key is.
        "" => status is HttpStatusCode.Unauthorized,
        _ when role.Length == 0 => status is HttpStatusCode.Unauthorized,
        _ when admitted.Split(' ').Contains(role) => status is HttpStatusCode.OK or HttpStatusCode.Accepted || (status is HttpStatusCode.NotFound && operation.Contains('{', StringComparison.Ordinal)),
        _ => status is HttpStatusCode.Forbidden,
    };

    private static string Concrete(string operation) =>
        operation.Replace("{*id}", "subscriptions/x", StringComparison.Ordinal).Replace("{id}", "x", StringComparison.Ordinal).Replace("{key}", "x", StringComparison.Ordinal);

    private static RouteEndpoint[] Endpoints(RunningWeb web) => [.. web.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];

    private static IEnumerable<string> OperationsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");
}
