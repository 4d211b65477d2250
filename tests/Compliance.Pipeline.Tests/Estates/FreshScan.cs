using Compliance.Application.Estates;
using Compliance.Application.Proofs;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.EstateFiles;
using Compliance.Infrastructure.Reports;
using Compliance.Rules;
using Compliance.Simulator;

namespace Compliance.Pipeline.Tests.Estates;

/// <summary>What a scan says that knows nothing of the pipeline: the simulator's own resources, as an estate file, judged.</summary>
internal static class FreshScan
{
    public static async Task<Assessment> OfAsync(SimulatedAzure azure, DateTimeOffset now)
    {
        using var file = SmallEstate.ToStream(azure.Rows(), now);
        var estate = await EstateFileReader.ReadAsync(file, "simulator", new EstateFileOptions { Now = now }, CancellationToken.None);
        return new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(estate, Names.Declarations, now));
    }

    public static StoredProof ProofOf(ClusterNode cluster, Assessment assessment, DateTimeOffset now) =>
        StoredProofs.Of(assessment.Prove(cluster), cluster, assessment.Topology.Estate, new StoredFormats(), now);

    public static IEnumerable<Relation> RelationsOf(Assessment assessment) => RelationMap.Of(assessment.Topology).Relations;
}
