using System.Collections.Immutable;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;

namespace Compliance.Web.Tests.Hosting;

/// <summary>Findings and proofs as the assessor would have stored them.</summary>
internal static class Samples
{
    public static readonly DateTimeOffset At = new(2026, 11, 20, 9, 30, 0, TimeSpan.FromHours(1));

    public static ResourceId Cluster(string name) => Id("rg-plants-west", "Microsoft.Kubernetes/connectedClusters", name);

    public static ResourceId Zone(string name = "privatelink.his.arc.azure.com") => Id("rg-hub", "Microsoft.Network/privateDnsZones", name);

    public static ResourceId Scope(string name = "pls-west") => Id("rg-hub", "Microsoft.HybridCompute/privateLinkScopes", name);

    public static StoredFinding Finding(string rule, ResourceId resource, Severity severity = Severity.High, WorkflowState state = WorkflowState.Notified) => new()
    {
        Key = FindingKey.Of(new RuleId(rule), resource),
        RuleId = new RuleId(rule),
        Title = "Zone must be linked to the network that answers the clusters",
        ResourceId = resource,
        Severity = severity,
        Message = "The zone has no link to any virtual network.",
        Evidence = [new StoredEvidence(resource, "virtualNetworkLinks", null, "a link in state Completed", At)],
        Workflow = state,
        AffectedDigest = "",
        FirstSeenAt = At,
        LastChangedAt = At,
        ReadAt = At,
        Ledger = new Ledger
        {
            Event = At, Received = At.AddMilliseconds(40), Started = At.AddMilliseconds(55), Read = At.AddMilliseconds(180),
            Judged = At.AddMilliseconds(190), Stored = At.AddMilliseconds(200), Alerted = At.AddMilliseconds(900), InsideAzure = TimeSpan.FromMilliseconds(120),
        },
    };

    public static Task AddAsync(this Stores stores, StoredFinding finding, params ImmutableArray<ResourceId> members) => stores.Findings.WriteAsync(
        [
            new FindingWrite
            {
                Finding = finding with { AffectedCount = members.Length },
                Members = members,
                History = [new HistoryEntry(finding.Key, finding.FirstSeenAt, Transition.Opened, finding.Severity, members.Length, null)],
            },
        ],
        fence: 0,
        CancellationToken.None);

    public static StoredProof Proof(string cluster, Verdict verdict, Hop? brokenAt = null, Assurance assurance = Assurance.Azure, params string[] findings) => new()
    {
        ClusterId = Cluster(cluster),
        ScopeId = Scope(),
        Verdict = verdict,
        OutOfScopeReason = verdict is Verdict.OutOfScope ? OutOfScopeReason.ProvisionedCluster : null,
        Assurance = assurance,
        BrokenAt = brokenAt,
        HopsJson = HopsText.Of(Cluster(cluster), verdict, brokenAt, assurance, findings),
        Digest = Guid.NewGuid().ToString("N"),
        JudgedAt = At,
    };

    private static ResourceId Id(string group, string type, string name) =>
        ResourceId.Parse($"/subscriptions/{Stores.Governed}/resourceGroups/{group}/providers/{type}/{name}");
}
