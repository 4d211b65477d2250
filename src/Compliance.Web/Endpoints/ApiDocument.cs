using Microsoft.AspNetCore.OpenApi;

namespace Compliance.Web.Endpoints;

/// <summary>The OpenAPI document of the API.</summary>
internal static class ApiDocument
{
    public const string Name = "v1";
    public const string Path = "/api/openapi.json";

    public static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info.Title = "Compliance";
            document.Info.Version = "1";
            document.Info.Description = "Private-link compliance of Azure Arc-enabled Kubernetes: scans, findings by cause, and a proof for every cluster.";
            // The address differs by host and proxy: paths are relative to wherever the document was fetched.
            document.Servers = [];
            return Task.CompletedTask;
        });
        ApiSecurity.Describe(options);
    }
}
