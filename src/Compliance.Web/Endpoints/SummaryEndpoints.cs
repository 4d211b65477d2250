using Compliance.Web.Reading;
using Compliance.Web.Responses;
using Compliance.Web.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>Where the estate stands, in one small answer.</summary>
internal static class SummaryEndpoints
{
    public static void MapSummary(this IEndpointRouteBuilder api) =>
        api.MapGet("/summary", ReadAsync).WithName("getSummary").WithTags("Summary").WithSummary("Counts of verdicts, findings and changes.");

    private static async Task<Tagged<SummaryView>> ReadAsync(SummaryReader summary, CancellationToken cancellationToken) =>
        new(await summary.ReadAsync(cancellationToken));
}
