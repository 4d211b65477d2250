using Compliance.Application.Alerts;
using Compliance.Application.Assessments;
using Compliance.Application.Findings;
using Compliance.Domain.Judging;
using Compliance.Infrastructure.Reports;
using Compliance.Rules;
using Compliance.Testing.Builders;
using Compliance.Testing.Fakes;
using Compliance.Testing.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Compliance.Bench.Stores;

/// <summary>An estate whose clusters lack an association, each a finding of its own, and what recording it writes.</summary>
internal sealed class FindingLoad
{
    public const long Fence = 1;

    private readonly AssessmentContext _context;

    public FindingLoad(int findings)
    {
        var clusters = Enumerable.Range(0, findings).Select(number => ACluster.Unassociated($"store-{number:D6}"));
        var estate = AnEstate.With([.. clusters]);
        _context = new AssessmentContext
        {
            Kind = AssessmentKind.Sweep,
            Assessment = new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link()),
            ReadAt = EstateBuilder.Now,
            IsWhole = _ => true,
            IsDeleted = _ => false,
            LedgerOf = _ => new Ledger { Started = EstateBuilder.Now },
        };
        var changes = new FindingChanges(_context, new AlertOptions(), EstateBuilder.Now);
        Writes = [.. _context.Assessment.Findings.Where(IsOfCluster).Select(finding => changes.Of(finding, stored: null)).OfType<FindingWrite>()];
        if (Writes.Count != findings || Writes.Any(write => write.Alert is null || write.Members is null))
        {
            throw new InvalidOperationException($"{Writes.Count} writes of {findings} findings: this is not the load that was to be measured.");
        }
    }

    public IReadOnlyList<FindingWrite> Writes { get; }

    /// <summary>The whole assessment, as a sweep records it: findings, then proofs.</summary>
    public Task RecordAsync(MeasuredTables tables) => new RecordAssessment(
        tables.Findings,
        tables.Proofs,
        new StoredFormats(),
        new RecordedSignals(),
        Options.Create(new AlertOptions()),
        new AssessmentMetrics(new TestMeters()),
        new AlertMetrics(new TestMeters()),
        TimeProvider.System,
        NullLogger<RecordAssessment>.Instance).RecordAsync(_context, Fence, CancellationToken.None);

    private static bool IsOfCluster(Domain.Findings.Finding finding) => finding.Rule.Id.Value is "ARC-PL-001";
}
