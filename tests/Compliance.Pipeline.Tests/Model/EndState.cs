using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Compliance.Application.Alerts;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Sweeps;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Compliance.Pipeline.Tests.Estates;
using Xunit;

namespace Compliance.Pipeline.Tests.Model;

/// <summary>What must be true when faults have stopped and a sweep has run, whatever happened before (design 4.8).</summary>
internal sealed class EndState(World world, Promise promise)
{
    private const int Patience = 40;

    // The waits of a sequence are shorter in all.
    private static readonly TimeSpan LongestAgain = TimeSpan.FromDays(2);

    private IFindingStore Findings => world.Engine.Get<IFindingStore>();

    /// <param name="isTold">What is left of events is delivered, and sweeps are no help: see <see cref="Promise"/>.</param>
    public async Task AssertAsync(bool isTold)
    {
        await world.CalmAsync();
        if (isTold)
        {
            await new Play(world, promise).RunAsync(new Step(StepKind.Deliver));
            await FinishChangesAsync();
            if (await promise.IsOwedAsync())
            {
                await SweepAgainAsync();
                await AssertIsThatOfAFreshScanAsync("by events alone");
            }
        }

        Assert.True(await world.Engine.Get<RunSweep>().RunAsync(CancellationToken.None), "The sweep met a lease that nobody holds.");
        await AssertIsThatOfAFreshScanAsync("after the sweep");
        if (await FinishChangesAsync())
        {
            await AssertIsThatOfAFreshScanAsync("after the changes that were left");
        }

        await FinishAlertsAsync();
        await AssertAlertsAsync();
        await Play.ScanAsync(world.Engine);
        Assert.Null(await world.Engine.Get<IScanStore>().NextUnfinishedAsync(CancellationToken.None));
        Assert.Null(world.Fence.Breach);

        await world.Engine.Get<RunRetention>().RunAsync(CancellationToken.None);
        var before = await SnapshotAsync();
        Assert.True(await world.Engine.Get<RunSweep>().RunAsync(CancellationToken.None));
        Same(before, await SnapshotAsync(), "a second sweep at once");
    }

    /// <returns>Whether there were any: without one nothing has changed.</returns>
    private async Task<bool> FinishChangesAsync()
    {
        var changes = world.Engine.Get<IChangeStore>();
        var round = 0;
        for (; await changes.NextDueAsync(CancellationToken.None) is { } due; round++)
        {
            Assert.True(round < Patience, "Changes stay pending.");
            world.Time.MoveTo(due > world.Time.GetUtcNow() ? due : world.Time.GetUtcNow());
            await Play.AssessAsync(world.Engine);
        }

        Assert.Empty(await changes.ListPendingAsync(1, CancellationToken.None));
        return round > 0;
    }

    // Only where reads failed in a sweep or scan: otherwise there are events alone.
    private async Task SweepAgainAsync()
    {
        var sweeps = world.Engine.Get<ISweepStore>();
        if (await sweeps.FindAsync(SweepKind.Full, CancellationToken.None) is { UnreadSince: not null })
        {
            world.Time.Advance(LongestAgain);
            Assert.True(await world.Engine.Get<RunLightSweep>().RunAsync(CancellationToken.None), "The light sweep met a lease that nobody holds.");
            Assert.Null((await sweeps.FindAsync(SweepKind.Full, CancellationToken.None))!.UnreadSince);
            await FinishChangesAsync();
        }
    }

    private async Task FinishAlertsAsync()
    {
        for (var round = 0; await Findings.NextDueAsync(CancellationToken.None) is { } due; round++)
        {
            Assert.True(round < Patience, "Alerts stay owed.");
            world.Time.MoveTo(due > world.Time.GetUtcNow() ? due : world.Time.GetUtcNow());
            await Play.AlertAsync(world.Engine);
        }
    }

    private async Task AssertIsThatOfAFreshScanAsync(string when)
    {
        var now = world.Time.GetUtcNow();
        var fresh = await FreshScan.OfAsync(world.Azure, now);
        var open = await Findings.ListOpenAsync(CancellationToken.None);
        var stored = new List<string>();
        foreach (var finding in open)
        {
            // What cannot be told any more neither closes nor changes.
            if (finding.LastJudged is ComplianceState.Unknown && fresh.StateOf(finding.RuleId, finding.ResourceId) is ComplianceState.Unknown)
            {
                continue;
            }

            var members = await Findings.MembersAsync(finding.Key, CancellationToken.None);
            stored.Add($"{finding.RuleId} {finding.ResourceId.Lower} {finding.Severity} {finding.IsExempted} [{string.Join(' ', members.Select(id => id.Lower))}]");
        }

        Same(
            fresh.Findings.Select(finding => $"{finding.Rule.Id} {finding.ResourceId.Lower} {finding.Severity} {finding.IsExempted} [{string.Join(' ', finding.AffectedClusters.Select(id => id.Lower))}]"),
            stored,
            $"findings {when}");
        await AssertProofsAsync(fresh, now, when);
        Same(
            FreshScan.RelationsOf(fresh).Select(relation => $"{relation.Resource.Lower} {relation.Scope.Lower}"),
            (await world.Engine.Get<IRelationStore>().ListAsync(CancellationToken.None)).Select(relation => $"{relation.Resource.Lower} {relation.Scope.Lower}"),
            $"relations {when}");
    }

    private async Task AssertProofsAsync(Assessment fresh, DateTimeOffset now, string when)
    {
        var page = await world.Engine.Get<IProofStore>().ListAsync(verdict: null, 1000, continuation: null, CancellationToken.None);
        Same(fresh.Topology.Clusters.Select(cluster => Text(FreshScan.ProofOf(cluster, fresh, now))), page.Items.Select(Text), $"proofs {when}");

        // The hops whole are pages: what of them differs is seen well enough by their states, findings and a digest.
        static string HopsOf(StoredProof proof) => string.Join(' ', JsonNode.Parse(proof.HopsJson)!.AsArray().Select(hop => $"{hop!["name"]}={hop["state"]}{hop["findings"]!.ToJsonString()}"));

        static string Text(StoredProof proof) => $"{proof.ClusterId.Lower} {proof.ScopeId?.Lower} {proof.Verdict} {proof.Assurance} {proof.BrokenAt} {HopsOf(proof)} {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(proof.HopsJson)))[..8]}";
    }

    private async Task AssertAlertsAsync()
    {
        var told = world.Receiver.Kept.GroupBy(alert => $"{alert.Finding.Key} {alert.Transition}").ToDictionary(group => group.Key, group => group.Count());
        var owed = new Dictionary<string, int>();
        var options = new AlertOptions();
        foreach (var finding in await AllAsync())
        {
            var history = await Findings.HistoryAsync(finding.Key, CancellationToken.None);
            AlertModel.AssertConsistent(finding, history);
            foreach (var (transition, count) in AlertModel.Owed(history, options).CountBy(transition => transition))
            {
                owed[$"{finding.Key} {transition}"] = count;
            }
        }

        Same(owed.Select(pair => $"{pair.Key} {pair.Value}"), told.Select(pair => $"{pair.Key} {pair.Value}"), "alerts told, against the history");
        Assert.Empty(await Findings.ListDueAsync(DateTimeOffset.MaxValue, 10, CancellationToken.None));
    }

    private async Task<IReadOnlyList<string>> SnapshotAsync()
    {
        var rows = new List<string>();
        foreach (var finding in await AllAsync())
        {
            rows.Add($"{finding.Key} {finding.Version} {finding.ReadAt:O} {(await Findings.HistoryAsync(finding.Key, CancellationToken.None)).Count}");
        }

        var proofs = await world.Engine.Get<IProofStore>().ListAsync(verdict: null, 1000, continuation: null, CancellationToken.None);
        rows.AddRange(proofs.Items.Select(proof => $"{proof.ClusterId} {proof.Digest} {proof.JudgedAt:O}"));
        return rows;
    }

    private async Task<IReadOnlyList<StoredFinding>> AllAsync()
    {
        var all = new List<StoredFinding>();
        for (string? next = null, first = ""; next is not null || first is not null; first = null)
        {
            var page = await Findings.ListAsync(new FindingFilter(), 1000, next, CancellationToken.None);
            all.AddRange(page.Items);
            next = page.Continuation;
        }

        return all;
    }

    private static void Same(IEnumerable<string> expected, IEnumerable<string> actual, string what)
    {
        var (wanted, found) = (expected.Order(StringComparer.Ordinal).ToList(), actual.Order(StringComparer.Ordinal).ToList());
        var (missing, surplus) = (wanted.Except(found).ToList(), found.Except(wanted).ToList());
        Assert.True(missing.Count + surplus.Count == 0 && wanted.Count == found.Count, $"{what}:\n  missing:\n    {string.Join("\n    ", missing)}\n  not expected:\n    {string.Join("\n    ", surplus)}");
    }
}
