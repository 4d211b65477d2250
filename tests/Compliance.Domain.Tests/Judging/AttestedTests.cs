using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

/// <summary>Somebody's word decides what is open, for as long as it is valid, and overrules nothing.</summary>
public sealed class AttestedTests
{
    private static readonly DateOnly Today = DateOnly.FromDateTime(EstateBuilder.Now.UtcDateTime);

    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData(true, ComplianceState.Compliant)]
    [InlineData(false, ComplianceState.NonCompliant)]
    public void Assess_OpenFact_IsDecidedByTheWord(bool isCompliant, ComplianceState expected) =>
        Assert.Equal(expected, Judge(Judgement.NotProvided("?"), Word(isCompliant)));

    [Fact]
    public void Assess_TwoWords_TheWorseOneCounts() => Assert.Equal(ComplianceState.NonCompliant, Judge(Judgement.NotProvided("?"), Word(false), Word(true)));

    [Fact]
    public void Assess_Word_OverrulesNothing()
    {
        Assert.Equal(ComplianceState.NonCompliant, Judge(Judgement.NonCompliant("no"), Word(true)));
        Assert.Equal(ComplianceState.Compliant, Judge(Judgement.Compliant(), Word(false)));
        Assert.Equal(ComplianceState.NotApplicable, Judge(Judgement.NotApplicable("-"), Word(false)));
    }

    [Theory]
    [InlineData(0, ComplianceState.Compliant)]
    [InlineData(-1, ComplianceState.Unknown)]
    public void Assess_Word_CountsToTheEndOfItsDay(int days, ComplianceState expected) =>
        Assert.Equal(expected, Judge(Judgement.NotProvided("?"), Word(true) with { Expires = Today.AddDays(days) }));

    [Fact]
    public void Assess_WordOnSomethingElse_DoesNotCount()
    {
        Assert.Equal(ComplianceState.Unknown, Judge(Judgement.NotProvided("?"), Word(true) with { Resource = new("*/other") }));
        Assert.Equal(ComplianceState.Unknown, Judge(Judgement.NotProvided("?"), Word(true) with { Rule = new RuleId("B") }));
        Assert.Equal(ComplianceState.Unknown, Judge(Judgement.NotProvided("?"), Word(true) with { Site = "other" }));
    }

    [Fact]
    public void Assess_WordForASite_CountsThere() => Assert.Equal(ComplianceState.Compliant, Judge(Judgement.NotProvided("?"), Word(true) with { Site = "PLANTS" }));

    // What could not be read of the chain itself must stay visible.
    [Theory]
    [InlineData(true, ComplianceState.Unknown)]
    [InlineData(false, ComplianceState.Compliant)]
    public void Assess_DataThatWasNotRead_IsNotReplacedForAMandatoryRule(bool isMandatory, ComplianceState expected)
    {
        var unread = Judgement.NotRead(Presence.NotCovered, ResourceType.VirtualNetwork, AnId.Subscription, "?");

        Assert.Equal(expected, Judge(unread, isMandatory, Word(true)));
    }

    [Fact]
    public void Assess_Finding_TellsWhoSaidSo()
    {
        var word = Word(false) with { Statement = "It is on.", By = "someone" };

        var finding = Assess(Judgement.NotProvided("?"), isMandatory: false, word).Findings.Single();

        Assert.Equal("It is on.", finding.Message);
        Assert.Equal($"nonCompliant until {Today:yyyy-MM-dd}, by someone", finding.Evidence.Single().Actual);
    }

    private static Attestation Word(bool isCompliant) => new() { Rule = new RuleId("A"), Resource = new("*/weu-1"), IsCompliant = isCompliant, Expires = Today };

    private ComplianceState? Judge(Judgement judgement, params Attestation[] words) => Judge(judgement, isMandatory: false, words);

    private ComplianceState? Judge(Judgement judgement, bool isMandatory, params Attestation[] words) =>
        Assess(judgement, isMandatory, words).StateOf(new RuleId("A"), _chain.Cluster);

    private Assessment Assess(Judgement judgement, bool isMandatory, params Attestation[] words)
    {
        var rule = ARule.On<ClusterNode>(ARule.Described("A", Hop.Features, isMandatory: isMandatory), _ => judgement);
        return new Judge(ARule.Catalogue(rule), []).Assess(_chain.Estate().Link(ASite.Declared(ASite.Of("*")) with { Attestations = [.. words] }));
    }
}
