using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules;
using Xunit;

namespace Compliance.Infrastructure.Tests.EstateFiles;

/// <summary>What the whole catalogue says of the sample estates: exactly what samples/README.md says.</summary>
public sealed class SampleAssessmentTests
{
    [Fact]
    public async Task Assess_Contoso_ProvesEveryClusterInAzure()
    {
        var assessment = await AssessAsync("contoso.json");

        Assert.Equal(41, assessment.Clusters.Count(cluster => cluster is { Verdict: Verdict.Proven, Assurance: Assurance.Azure }));
        Assert.Equal(1, assessment.Clusters.Count(cluster => cluster.OutOfScopeReason is OutOfScopeReason.ProvisionedCluster));
        Assert.Equal(["ARC-EXT-006", "ARC-GOV-001"], assessment.Findings.Select(finding => finding.Rule.Id.Value).Distinct().Order());
        Assert.All(assessment.Findings, finding => Assert.Equal(Severity.Info, finding.Severity));
        Assert.True(assessment.IsComplete);
        Assert.Empty(assessment.RuleFaults);
    }

    [Fact]
    public async Task Assess_Drifted_FindsTheBreaksAndNothingElse()
    {
        var assessment = await AssessAsync("drifted.json");

        Assert.Equal(
            [
                "Critical ARC-DNS-004 privatelink.his.arc.azure.com 7",
                "Critical ARC-DNS-005 privatelink.his.arc.azure.com 0",
                "Critical ARC-PE-001 pls-arc-plants-neu 12",
                "High ARC-CON-001 store-lil-02 1",
                "High ARC-DNS-003 privatelink.dp.kubernetesconfiguration.azure.com 7",
                "High ARC-DNS-006 privatelink.dp.kubernetesconfiguration.azure.com 1",
                "High ARC-PL-001 store-ant-02 1",
                "High ARC-PL-004 store-sin-01 1",
                "High ARC-PL-007 store-sin-01 1",
                "High ARC-PL-011 pls-arc-plants-neu 12",
                "Low ARC-PE-004 pe-arc-plants-neu 0",
            ],
            assessment.Findings.Where(finding => finding.Severity > Severity.Info)
                .Select(finding => $"{finding.Severity} {finding.Rule.Id} {finding.ResourceId.Name} {finding.AffectedClusters.Length}"));
        Assert.Equal((20, 22, 0, 1), Verdicts(assessment));
        Assert.Empty(assessment.RuleFaults);
    }

    [Fact]
    public async Task Assess_Partial_ProvesNothingAndBreaksNothing()
    {
        var assessment = await AssessAsync("partial.ndjson");

        Assert.DoesNotContain(assessment.Findings, finding => finding.Severity > Severity.Info);
        Assert.Equal((0, 0, 41, 1), Verdicts(assessment));
        Assert.False(assessment.IsComplete);
    }

    private static (int Proven, int Broken, int Unknown, int OutOfScope) Verdicts(Assessment assessment) => (
        assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Proven),
        assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Broken),
        assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.Unknown),
        assessment.Clusters.Count(cluster => cluster.Verdict is Verdict.OutOfScope));

    private static async Task<Assessment> AssessAsync(string name, DeclarationSet? declarations = null)
    {
        var estate = await Samples.ReadAsync(name);
        return new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(estate, declarations ?? DeclarationSet.None, estate.ReadAt));
    }
}
