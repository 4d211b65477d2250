using Compliance.Application.Findings;
using Compliance.Application.Sweeps;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;

namespace Compliance.Web.Tests.Hosting;

/// <summary>A small estate in which something of everything happens.</summary>
internal static class SampleEstate
{
    public static StoredFinding ZoneFinding { get; } = Samples.Finding("ARC-DNS-003", Samples.Zone(), Severity.Critical);

    public static async Task<RunningWeb> StartAsync()
    {
        var web = await RunningWeb.StartAsync();
        var stores = web.Stores;
        var scope = Samples.Finding("ARC-PL-011", Samples.Scope(), state: WorkflowState.New) with
        {
            Title = "Scope must refuse public network access",
            Message = "Clusters of this scope may also connect over the internet.",
        };
        var cluster = Samples.Finding("ARC-PL-001", Samples.Cluster("plant-0003"), Severity.Medium) with
        {
            Title = "Cluster must be associated with a scope",
            Message = "The cluster names no private link scope.",
            StaleSince = Samples.At.AddHours(2),
            LastJudged = ComplianceState.Unknown,
        };
        await stores.AddAsync(ZoneFinding, [.. Enumerable.Range(4, 5).Select(number => Samples.Cluster($"plant-000{number}"))]);
        await stores.AddAsync(scope, Samples.Cluster("plant-0001"), Samples.Cluster("plant-0002"));
        await stores.AddAsync(cluster, Samples.Cluster("plant-0003"));
        await stores.Proofs.WriteAsync(
            [
                Samples.Proof("plant-0001", Verdict.Proven),
                Samples.Proof("plant-0002", Verdict.Proven, assurance: Assurance.Full),
                Samples.Proof("plant-0003", Verdict.Broken, Hop.Association, Assurance.Azure, cluster.Key.Value),
                .. Enumerable.Range(4, 5).Select(number => Samples.Proof($"plant-000{number}", Verdict.Broken, Hop.Zones, Assurance.Azure, ZoneFinding.Key.Value)),
                Samples.Proof("plant-0009", Verdict.Unknown),
                Samples.Proof("aks-arc-provisioned", Verdict.OutOfScope),
            ],
            scopes: null,
            fence: 1,
            CancellationToken.None);
        await stores.Sweeps.PutAsync(
            new SweepRecord
            {
                Kind = SweepKind.Full, StartedAt = Samples.At, EndedAt = Samples.At.AddSeconds(9), IsComplete = true, Clusters = 10,
                Blindness = new Blindness(["8c321f0d-2d56-4fc4-b117-3faaf998addd"], ["ff96152d-5b77-45f2-90b0-a0316955d23a"]),
            },
            CancellationToken.None);
        return web;
    }
}
