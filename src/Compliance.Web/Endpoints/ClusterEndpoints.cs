using Compliance.Application.Proofs;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Web.Responses;
using Compliance.Web.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>Clusters: their verdicts, and the proof of one.</summary>
internal static class ClusterEndpoints
{
    public static void MapClusters(this IEndpointRouteBuilder api)
    {
        var clusters = api.MapGroup("/clusters").WithTags("Clusters");
        clusters.MapGet("", ListAsync).WithName("listClusters").WithSummary("Clusters with their verdicts, by id.");
        clusters.MapGet("/{*id}", FindAsync).WithName("getCluster").WithSummary("A cluster with its proof; the id without its leading slash, also percent-encoded.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Tagged<ListView<ClusterView>>, ValidationProblem>> ListAsync(
        [FromQuery(Name = "verdict")] string? verdict,
        [FromQuery(Name = "top")] string? top,
        [FromQuery(Name = "continuation")] string? continuation,
        IProofStore proofs,
        CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var wanted = fields.Enum<Verdict>("verdict", verdict);
        var count = fields.Top(top);
        if (!fields.AreValid)
        {
            return fields.Problem();
        }

        var page = await fields.PageAsync(continuation, after => proofs.ListAsync(wanted, count, after, cancellationToken));
        return page is null
            ? fields.Problem()
            : new Tagged<ListView<ClusterView>>(new([.. page.Items.Select(ClusterView.Of)], page.Continuation));
    }

    private static async Task<Results<Tagged<ClusterDetail>, ProblemHttpResult>> FindAsync(string? id, IProofStore proofs, CancellationToken cancellationToken) =>
        await ReadAsync(id, proofs, cancellationToken) is { } proof
            ? new Tagged<ClusterDetail>(ClusterDetail.Of(proof))
            : Problems.NotFound("There is no proof of such a cluster.");

    /// <returns>Null when there is no such cluster.</returns>
    internal static async Task<StoredProof?> ReadAsync(string? id, IProofStore proofs, CancellationToken cancellationToken)
    {
        // Servers decode a path but for its encoded slashes, which could not be told from the others.
        var text = id?.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim('/');
        return ResourceId.TryParse($"/{text}", out var cluster) ? await proofs.FindAsync(cluster, cancellationToken) : null;
    }
}
