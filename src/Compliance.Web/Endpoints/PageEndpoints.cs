using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Web.Pages;
using Compliance.Web.Reading;
using Compliance.Web.Responses;
using Compliance.Web.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>The dashboard's pages.</summary>
internal static class PageEndpoints
{
    public static void MapPages(this IEndpointRouteBuilder endpoints)
    {
        var pages = endpoints.MapGroup("").ExcludeFromDescription();
        pages.MapGet("/", ShowDashboardAsync);
        pages.MapGet("/findings/{key}", ShowFindingAsync);
        pages.MapGet("/clusters/{*id}", ShowClusterAsync);
    }

    private static async Task<IResult> ShowDashboardAsync(DashboardReader dashboard, CancellationToken cancellationToken) =>
        new PageResult<DashboardPage>(await dashboard.ReadAsync(cancellationToken));

    private static async Task<IResult> ShowFindingAsync(string key, IFindingStore findings, CancellationToken cancellationToken) =>
        await FindingEndpoints.ReadAsync(key, findings, cancellationToken) is { } detail
            ? new PageResult<FindingPage>(detail)
            : Missing("There is no such finding.");

    private static async Task<IResult> ShowClusterAsync(string? id, IProofStore proofs, CancellationToken cancellationToken) =>
        await ClusterEndpoints.ReadAsync(id, proofs, cancellationToken) is { } proof
            ? new PageResult<ClusterPage>(ClusterPageView.Of(proof))
            : Missing("There is no proof of such a cluster.");

    private static PageResult<MissingPage> Missing(string what) => new(what, StatusCodes.Status404NotFound);
}
