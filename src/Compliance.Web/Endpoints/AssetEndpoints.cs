using Compliance.Web.Responses;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>
/// The dashboard's style and script. They are resources of the assembly: wherever it runs they are there, while
/// static web assets need manifests that the Functions worker's publish output and a test host lay out differently.
/// </summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "app.css", "text/css; charset=utf-8");
        Map(endpoints, "app.js", "text/javascript; charset=utf-8");
        Map(endpoints, "favicon.svg", "image/svg+xml");
    }

    private static void Map(IEndpointRouteBuilder endpoints, string name, string contentType)
    {
        var content = Read(name);
        endpoints.MapGet($"/assets/{name}", (HttpContext context) => TaggedBody.WriteAsync(context, content, contentType)).ExcludeFromDescription();
    }

    private static byte[] Read(string name)
    {
        using var stream = typeof(AssetEndpoints).Assembly.GetManifestResourceStream($"Compliance.Web.Assets.{name}")
            ?? throw new InvalidOperationException($"The asset {name} is not in the assembly.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
