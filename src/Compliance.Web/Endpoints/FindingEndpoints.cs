using Compliance.Application.Findings;
using Compliance.Domain.Findings;
using Compliance.Domain.Judging;
using Compliance.Web.Responses;
using Compliance.Web.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>Findings: the list in its one order, and one with all that is known of it.</summary>
internal static class FindingEndpoints
{
    public static void MapFindings(this IEndpointRouteBuilder api)
    {
        var findings = api.MapGroup("/findings").WithTags("Findings");
        findings.MapGet("", ListAsync).WithName("listFindings").WithSummary("Findings by severity, last change and key.");
        findings.MapGet("/{key}", FindAsync).WithName("getFinding").WithSummary("A finding with evidence, affected clusters, history and ledger.")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Tagged<ListView<FindingView>>, ValidationProblem>> ListAsync(
        [AsParameters] FindingQuery query, IFindingStore findings, RuleCatalogue catalogue, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var filter = query.ReadFilter(catalogue, fields);
        var top = fields.Top(query.Top);
        if (!fields.AreValid)
        {
            return fields.Problem();
        }

        var page = await fields.PageAsync(query.Continuation, after => findings.ListAsync(filter, top, after, cancellationToken));
        return page is null
            ? fields.Problem()
            : new Tagged<ListView<FindingView>>(new([.. page.Items.Select(FindingView.Of)], page.Continuation));
    }

    private static async Task<Results<Tagged<FindingDetail>, ProblemHttpResult>> FindAsync(string key, IFindingStore findings, CancellationToken cancellationToken) =>
        await ReadAsync(key, findings, cancellationToken) is { } detail
            ? new Tagged<FindingDetail>(detail)
            : Problems.NotFound("There is no such finding.");

    /// <returns>Null when there is no such finding.</returns>
    internal static async Task<FindingDetail?> ReadAsync(string text, IFindingStore findings, CancellationToken cancellationToken) =>
        FindingKey.TryParse(text, out var key) && await findings.FindAsync(key, cancellationToken) is { } finding
            ? FindingDetail.Of(finding, await findings.MembersAsync(key, cancellationToken), await findings.HistoryAsync(key, cancellationToken))
            : null;
}
