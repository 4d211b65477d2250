using Compliance.Domain.Judging;
using Compliance.Domain.Rules;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

public sealed class RuleCatalogueTests
{
    private static readonly RuleCatalogue Three = ARule.Catalogue(Rule("ARC-PL-002"), Rule("ARC-DNS-003"), Rule("ARC-PL-001"));

    [Fact]
    public void Rules_AnyOrder_AreInTheOrderOfTheirIds() => Assert.Equal(["ARC-DNS-003", "ARC-PL-001", "ARC-PL-002"], Ids(Three));

    [Fact]
    public void Catalogue_TwoRulesOfOneId_IsRefused()
    {
        var exception = Assert.Throws<ArgumentException>(() => ARule.Catalogue(Rule("ARC-PL-001"), Rule("arc-pl-001")));

        Assert.Contains("ARC-PL-001", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_AnyCasing_IsTheRuleOrNone()
    {
        Assert.Equal("ARC-PL-001", Three.Find(new RuleId("arc-pl-001"))!.Descriptor.Id.Value);
        Assert.Null(Three.Find(new RuleId("ARC-PL-999")));
    }

    [Fact]
    public void Select_Patterns_TakesWhatAnyOfThemNames()
    {
        Assert.Equal(["ARC-PL-001", "ARC-PL-002"], Ids(Three.Select(["arc-pl-*"])));
        Assert.Equal(["ARC-DNS-003", "ARC-PL-002"], Ids(Three.Select(["ARC-PL-002", "*DNS*", "*-003"])));
        Assert.Equal(Three.Pack, Three.Select(["*"]).Pack);
    }

    [Fact]
    public void Select_PatternThatNamesNothing_IsRefused()
    {
        var exception = Assert.Throws<ArgumentException>(() => Three.Select(["ARC-PL-001", "ARC-PX-*"]));

        Assert.Contains("'ARC-PX-*'", exception.Message, StringComparison.Ordinal);
    }

    private static IRule Rule(string id) => ARule.Saying(Judgement.Compliant(), ARule.Described(id, Hop.Scope));

    private static IEnumerable<string> Ids(RuleCatalogue catalogue) => catalogue.Rules.Select(rule => rule.Descriptor.Id.Value);
}
