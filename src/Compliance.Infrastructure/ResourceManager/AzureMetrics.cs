using System.Diagnostics.Metrics;
using Compliance.Application;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Measures the traffic with Azure. An API is <c>arm</c> or <c>graph</c>.</summary>
internal sealed class AzureMetrics
{
    public const string Arm = "arm";
    public const string Graph = "graph";

    private static readonly InstrumentAdvice<double> Durations = new() { HistogramBucketBoundaries = [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120] };

    private readonly Histogram<double> _requests;
    private readonly Histogram<double> _waits;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _pages;
    private readonly Counter<long> _rows;

    public AzureMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(MeterNames.Compliance);
        _requests = meter.CreateHistogram("compliance.azure.request.duration", "s", "How long requests to Azure took, each try by itself.", tags: null, Durations);
        _waits = meter.CreateHistogram("compliance.azure.wait.duration", "s", "How long requests were held back to stay within the quota.", tags: null, Durations);
        _retries = meter.CreateCounter<long>("compliance.azure.retries", "{retry}", "Requests that were sent again.");
        _pages = meter.CreateCounter<long>("compliance.azure.pages", "{page}", "Pages of answers read.");
        _rows = meter.CreateCounter<long>("compliance.azure.rows", "{row}", "Rows in these pages.");
    }

    /// <param name="status">0 when no answer came.</param>
    public void Answered(string api, int status, TimeSpan duration) =>
        _requests.Record(duration.TotalSeconds, Of(api), new KeyValuePair<string, object?>("outcome", OutcomeOf(status)));

    public void Waited(string api, TimeSpan duration) => _waits.Record(duration.TotalSeconds, Of(api));

    public void Retried(string api) => _retries.Add(1, Of(api));

    public void Paged(string api, int rows)
    {
        _pages.Add(1, Of(api));
        _rows.Add(rows, Of(api));
    }

    private static string OutcomeOf(int status) => status switch
    {
        >= 200 and < 300 => "ok",
        401 or 403 => "denied",
        404 => "not_found",
        429 => "throttled",
        >= 400 and < 500 and not 408 => "refused",
        _ => "failed",
    };

    private static KeyValuePair<string, object?> Of(string api) => new("api", api);
}
