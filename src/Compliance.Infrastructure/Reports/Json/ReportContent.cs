using System.Text.Json;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;

namespace Compliance.Infrastructure.Reports.Json;

/// <summary>What the sections of one JSON report are written from and to.</summary>
internal sealed class ReportContent(ScanReport report, ReportOptions options, Utf8JsonWriter writer)
{
    // Large enough to make writes few, small enough that a report of any size is streamed.
    private const int FlushAt = 64 * 1024;
    private readonly IdSpelling _spelling = new(report.Assessment.Topology.Estate);

    public ScanReport Report { get; } = report;

    public Assessment Assessment => Report.Assessment;

    public ProofSelection Proofs { get; } = options.Proofs;

    public Utf8JsonWriter Writer { get; } = writer;

    public string Spell(ResourceId id) => _spelling.Of(id);

    /// <summary>To be called after each element of a list that can be long.</summary>
    public ValueTask FlushIfDueAsync(CancellationToken cancellationToken) =>
        Writer.BytesPending < FlushAt ? ValueTask.CompletedTask : new ValueTask(Writer.FlushAsync(cancellationToken));
}
