using Compliance.Application.Changes;
using Compliance.Application.Findings;
using Compliance.Application.Poison;
using Compliance.Application.Proofs;
using Compliance.Application.Sweeps;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Web.Views;

namespace Compliance.Web.Reading;

/// <summary>Collects the summary from what the stores count cheaply: it is asked for every two seconds.</summary>
internal sealed class SummaryReader(IProofStore proofs, IFindingStore findings, IChangeStore changes, ISweepStore sweeps, ReadLatencies latencies, CountPoison poison, RuleCatalogue catalogue)
{
    private const int MaxCounted = 1000;
    private const int MaxListed = 100;

    public async Task<SummaryView> ReadAsync(CancellationToken cancellationToken) =>
        await ReadAsync(await OpenCauses.ReadAsync(findings, cancellationToken), cancellationToken);

    public async Task<SummaryView> ReadAsync(OpenCauses causes, CancellationToken cancellationToken)
    {
        var verdicts = await proofs.CountAsync(cancellationToken);
        var counts = await findings.CountAsync(cancellationToken);
        var sweep = await sweeps.FindAsync(SweepKind.Full, cancellationToken);
        return new SummaryView
        {
            Clusters = new VerdictCounts(verdicts.Values.Sum(), Of(Verdict.Proven), Of(Verdict.Broken), Of(Verdict.Unknown), Of(Verdict.OutOfScope)),
            Findings = new FindingCountsView(
                With(Severity.Critical), With(Severity.High), With(Severity.Medium), With(Severity.Low), With(Severity.Info), counts.Exempted),
            PendingChanges = (await changes.ListPendingAsync(MaxCounted, cancellationToken)).Count,
            SetAsideChanges = (await changes.ListSetAsideAsync(MaxCounted, cancellationToken)).Count,
            Latency = LatencyView.Of(await latencies.ReadAsync(cancellationToken)),
            Sweep = sweep is null ? null : new SweepView(sweep.StartedAt, sweep.EndedAt, sweep.IsComplete, sweep.Clusters, sweep.MissedEvents),
            LightSweptAt = (await sweeps.FindAsync(SweepKind.Light, cancellationToken))?.EndedAt,
            Blind = sweep?.Blindness is { } blindness
                ? new BlindView(blindness.Blind.Length, blindness.Unknown.Length, [.. blindness.Blind.Take(MaxListed)])
                : null,
            Poison = [.. (await poison.ReadAsync(cancellationToken)).Select(count => new PoisonView(count.Queue, count.Messages))],
            RulePack = catalogue.Pack,
            Revision = causes.Revision,
        };

        int Of(Verdict verdict) => verdicts.GetValueOrDefault(verdict);

        int With(Severity severity) => counts.BySeverity.GetValueOrDefault(severity);
    }
}
