using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Web.Responses;
using Compliance.Web.Views;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Compliance.Web.Endpoints;

/// <summary>Scans: ordered, looked after, and their results.</summary>
internal static class ScanEndpoints
{
    public static void MapScans(this IEndpointRouteBuilder api)
    {
        var scans = api.MapGroup("/scans").WithTags("Scans");
        scans.MapPost("", OrderAsync).WithName("orderScan").WithSummary("Orders a scan; it runs in the background.")
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        scans.MapGet("/{id}", FindAsync).WithName("getScan").WithSummary("A scan and how far it is.")
            .ProducesProblem(StatusCodes.Status404NotFound);
        scans.MapGet("/{id}/result", ResultAsync).WithName("getScanResult").WithSummary("The result of a finished scan.")
            .Produces(StatusCodes.Status200OK, contentType: "application/json")
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<Results<Accepted<ScanView>, ValidationProblem>> OrderAsync(
        ScanRequest? body, RequestScan request, GovernedScope governed, CancellationToken cancellationToken)
    {
        var fields = new Fields();
        var scope = ScanScopeReader.Read(body ?? new ScanRequest(), governed, fields);
        if (!fields.AreValid)
        {
            return fields.Problem();
        }

        var scan = await request.RequestAsync(scope, cancellationToken);
        return TypedResults.Accepted($"/api/scans/{scan.Id}", ScanView.Of(scan));
    }

    private static async Task<Results<Ok<ScanView>, ProblemHttpResult>> FindAsync(string id, IScanStore scans, CancellationToken cancellationToken) =>
        await FindScanAsync(id, scans, cancellationToken) is { } scan
            ? TypedResults.Ok(ScanView.Of(scan))
            : Problems.NotFound("There is no such scan.");

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> ResultAsync(string id, IScanStore scans, CancellationToken cancellationToken)
    {
        if (await FindScanAsync(id, scans, cancellationToken) is not { } scan)
        {
            return Problems.NotFound("There is no such scan.");
        }

        return await scans.FindResultAsync(scan.Id, cancellationToken) is { } result
            ? TypedResults.Bytes(result, "application/json")
            : Problems.NotFound($"The scan has no result: it is {scan.Status}.");
    }

    // Only ids of our own making reach the store.
    private static async Task<ScanRecord?> FindScanAsync(string id, IScanStore scans, CancellationToken cancellationToken) =>
        Guid.TryParseExact(id, "N", out var guid) ? await scans.FindAsync(guid.ToString("N"), cancellationToken) : null;
}
