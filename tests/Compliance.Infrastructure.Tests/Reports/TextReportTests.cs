using Compliance.Domain.Exemptions;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Reports;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Infrastructure.Tests.Reports;

public sealed class TextReportTests
{
    private readonly HealthyChain _chain = new("weu", clusters: 30);

    [Fact]
    public async Task Write_BrokenScope_TellsCauseEvidenceClustersAndNextStep()
    {
        var text = await AReport.Of(WithPublicAccess()).PrintAsync("text");

        Assert.Contains("30  broken\n", text, StringComparison.Ordinal);
        Assert.Contains("high      ARC-PL-011  Scope must refuse public network access\n", text, StringComparison.Ordinal);
        Assert.Contains("- properties.publicNetworkAccess is Enabled, expected Disabled\n", text, StringComparison.Ordinal);
        Assert.Contains("Affects 30 clusters: weu-1, weu-10,", text, StringComparison.Ordinal);
        Assert.Contains("and 22 more.", OneLine(text), StringComparison.Ordinal);
        Assert.Contains("30  broken at public access (ARC-PL-011)\n", text, StringComparison.Ordinal);
        Assert.Contains("1. Set publicNetworkAccess of pls-weu to Disabled (ARC-PL-011, 30 clusters).\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_NothingOpenAndNothingBroken_SaysThereIsNothingToDo()
    {
        var text = await AReport.Of(_chain.Estate()).PrintAsync("text");

        Assert.Contains("30  proven\n", text, StringComparison.Ordinal);
        Assert.Contains("Nothing: every chain is proven.\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("COVERAGE", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_ProvenWithOpenFacts_IsNeverPlainlyProven()
    {
        var text = await AReport.Of(_chain.Estate(), [new OpenFactRule()], []).PrintAsync("text");

        Assert.Contains("30  proven in Azure, 1 fact open\n", text, StringComparison.Ordinal);
        Assert.Contains("TST-OPEN-001 not provided, 30 clusters: Declare the site's egress.\n", text, StringComparison.Ordinal);
        Assert.Contains("Declare what Azure cannot tell", text, StringComparison.Ordinal);
        Assert.DoesNotContain("30  proven\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("every chain is proven", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_IncompleteCoverage_ComesBeforeTheVerdicts()
    {
        var estate = AnEstate.With(ACluster.In(AnId.Scope("far", AnId.OtherSubscription))).Uncover(AnId.OtherSubscription);

        var text = await AReport.Of(estate).PrintAsync("text");

        var coverage = text.IndexOf("COVERAGE IS INCOMPLETE\n", StringComparison.Ordinal);
        Assert.InRange(coverage, 0, text.IndexOf("1 CLUSTER\n", StringComparison.Ordinal));
        Assert.Contains($"Microsoft.HybridCompute/privateLinkScopes in subscription {AnId.OtherSubscription}: not covered", OneLine(text), StringComparison.Ordinal);
        Assert.Contains("1  unknown", text, StringComparison.Ordinal);
        Assert.Contains("Close the gaps above", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_NoCluster_DoesNotReadAsAPass()
    {
        var text = await AReport.Of(AnEstate.With()).PrintAsync("text");

        Assert.Contains("There is no connected cluster in this estate.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("every chain is proven", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Write_Colour_IsThereOnlyWhenAskedFor(bool hasColour)
    {
        var text = await AReport.Of(WithPublicAccess()).PrintAsync("text", new ReportOptions { HasColour = hasColour });

        Assert.Equal(hasColour, text.Contains('\e', StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_ValueWithControlCharacters_CannotSteerTheTerminal()
    {
        var estate = _chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("\e[2J\u202eEnabled") });

        var text = await AReport.Of(estate.Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { PrivateLinkState = Value.Of("Dis\e[31mabled") })).PrintAsync("text", new ReportOptions { Proofs = ProofSelection.All });

        Assert.DoesNotContain(text, character => character != '\n' && char.IsControl(character));
        Assert.DoesNotContain('\u202e', text);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public async Task Write_Width_IsExceededOnlyByWordsThatCannotBeBroken(int width)
    {
        var text = await AReport.Of(WithPublicAccess(), [new OpenFactRule()], []).PrintAsync("text", new ReportOptions { Width = width });

        Assert.All(text.Split('\n').Where(line => line.Length > width), line => Assert.DoesNotContain(' ', line.TrimStart()));
    }

    [Theory]
    [InlineData(ProofSelection.Broken, 5, true)]
    [InlineData(ProofSelection.All, 30, false)]
    public async Task Write_OneRuleOnManyResources_TellsTheFirstAndCountsTheRest(ProofSelection proofs, int told, bool hasRest)
    {
        var estate = AnEstate.With([.. Enumerable.Range(10, 30).Select(i => ACluster.Unassociated($"store-{i}"))]);

        var text = await AReport.Of(estate).PrintAsync("text", new ReportOptions { Proofs = proofs });

        Assert.Equal(told, text.Split('\n').Count(line => line.Contains("ARC-PL-001  ", StringComparison.Ordinal)));
        Assert.Equal(hasRest, text.Contains("The same of 25 more resources: store-15,", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_ExemptedFinding_SaysSoAndAsksForNothing()
    {
        var exemption = new Exemption { Id = "e1", Resource = new ResourcePattern("*"), Reason = "r", ApprovedBy = "a", Expires = DateOnly.MaxValue };

        var text = await AReport.Of(WithPublicAccess(), exemption).PrintAsync("text");

        Assert.Contains("Scope must refuse public network access (exempted)\n", text, StringComparison.Ordinal);
        Assert.Contains("30  out of scope: every break is exempted\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Set publicNetworkAccess", text, StringComparison.Ordinal);
    }

    // Where a line was wrapped is not what these tests are about.
    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private EstateBuilder WithPublicAccess() =>
        _chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });
}
