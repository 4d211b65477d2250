using Compliance.Application.Stores;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>Whether the process lives, and whether it can do its work.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/healthz", () => TypedResults.Text("ok"))
            .WithName("isAlive").WithTags("Health").WithSummary("Answers 200 while the process lives; touches nothing.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain");
        endpoints.MapGet("/readyz", IsReadyAsync)
            .WithName("isReady").WithTags("Health").WithSummary("Answers 200 while the store takes writes, else 503.")
            .Produces<string>(StatusCodes.Status200OK, "text/plain")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<ContentHttpResult> IsReadyAsync(IStoreProbe store, CancellationToken cancellationToken)
    {
        // A store that takes no write throws, and the pipeline answers 503.
        await store.WriteAsync(cancellationToken);
        return TypedResults.Text("ready");
    }
}
