using Compliance.Application.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>What Prometheus scrapes.</summary>
internal static class MetricsEndpoints
{
    private const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    public static void MapMetrics(this IEndpointRouteBuilder endpoints) => endpoints.MapGet("/metrics", ReadAsync)
        .WithName("readMetrics").WithTags("Health").WithSummary("The metrics of this process in the Prometheus text format.")
        .Produces<string>(StatusCodes.Status200OK, "text/plain");

    private static async Task<FileContentHttpResult> ReadAsync(StandingMetrics standing, IMetricsText metrics, CancellationToken cancellationToken)
    {
        await standing.RefreshAsync(cancellationToken);
        return TypedResults.Bytes(metrics.Read(), ContentType);
    }
}
