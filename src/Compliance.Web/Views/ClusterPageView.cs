using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Application.Proofs;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;

namespace Compliance.Web.Views;

/// <summary>A cluster as pages show it.</summary>
public sealed record ClusterPageView(ClusterView Cluster, IReadOnlyList<HopView> Hops)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
    };

    /// <summary>How many hops no rule could decide.</summary>
    public int OpenFacts => Hops.Count(hop => hop.State is HopState.NotAssessed);

    /// <summary>Proven without reserve: nothing of the chain is left open.</summary>
    public bool IsFullyProven => Cluster is { Verdict: Verdict.Proven, Assurance: Assurance.Full } && OpenFacts == 0;

    internal static ClusterPageView Of(StoredProof proof) =>
        new(ClusterView.Of(proof), JsonSerializer.Deserialize<IReadOnlyList<HopView>>(proof.HopsJson, Json) ?? []);
}

/// <summary>One hop of a proof.</summary>
public sealed record HopView(Hop Name, HopState State, bool Exempted, IReadOnlyList<EvidenceView> Evidence, IReadOnlyList<string> Findings);
