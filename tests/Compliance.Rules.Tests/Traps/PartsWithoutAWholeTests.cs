using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Traps;

/// <summary>The type of a row and its id come from two columns: a file that somebody edited may have a part whose id names no whole.</summary>
public sealed class PartsWithoutAWholeTests
{
    private static readonly HealthyChain Chain = new();

    private static readonly IReadOnlyList<Resource> Rows =
    [
        .. Chain.Rows(), ACluster.Extension(Chain.Cluster), ACluster.Flux(Chain.Cluster), AMachine.Aks(Chain.Network), ANetwork.Inbound(Chain.Network), ANetwork.Firewall(Chain.Network, "true"),
    ];

    public static TheoryData<int> Places => new(Enumerable.Range(0, Rows.Count));

    [Theory]
    [MemberData(nameof(Places))]
    public void Assess_IdOfOneRowNamesNoWhole_NoRuleFails(int place)
    {
        Resource[] rows = [.. Rows.Select((row, number) => number == place ? row with { Id = AnId.Of("Microsoft.Contoso/things", "alone") } : row)];

        var assessment = new Judge(BuiltInRules.Catalogue, []).Assess(AnEstate.With(rows).Link());

        Assert.Empty(assessment.RuleFaults);
    }
}
