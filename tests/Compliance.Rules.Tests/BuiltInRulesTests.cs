using Compliance.Domain.Rules;
using Xunit;

namespace Compliance.Rules.Tests;

public sealed class BuiltInRulesTests
{
    [Fact]
    public void Catalogue_EveryRuleOfTheAssembly_IsListed()
    {
        var written = typeof(BuiltInRules).Assembly.GetTypes().Where(type => type.IsAssignableTo(typeof(IRule))).Select(type => type.Name).Order();

        var listed = BuiltInRules.Catalogue.Rules.Select(rule => rule.GetType().Name).Order();

        Assert.Equal(written, listed);
    }

    [Fact]
    public void Catalogue_EveryRule_IsSealedInternalAndWithoutState()
    {
        var wrong = BuiltInRules.Catalogue.Rules.Select(rule => rule.GetType())
            .Where(type => !type.IsSealed || type.IsPublic || type.GetConstructors().Any(constructor => constructor.GetParameters().Length > 0));

        Assert.Empty(wrong);
    }

    [Fact]
    public void Catalogue_EveryId_HasTheCatalogueForm() =>
        Assert.All(BuiltInRules.Catalogue.Rules, rule => Assert.Matches("^ARC-(PL|PE|DNS|NET|EXT|SUB|VER|CON|GOV)-[0-9]{3}$", rule.Descriptor.Id.Value));

    [Fact]
    public void Catalogue_EveryTitle_IsSaidOnceAndWithoutFullStop()
    {
        var titles = BuiltInRules.Catalogue.Rules.Select(rule => rule.Descriptor.Title).ToList();

        Assert.Equal(titles.Distinct(), titles);
        Assert.DoesNotContain(titles, title => title.EndsWith('.'));
    }

    // Design 4.3: hop, severity (domain 9) and whether an Unknown leaves the hop unknown.
    [Theory]
    [InlineData("ARC-PL-001", Hop.Association, Severity.High, true, false)]
    [InlineData("ARC-PL-002", Hop.Scope, Severity.Critical, true, false)]
    [InlineData("ARC-PL-003", Hop.Association, Severity.Medium, true, false)]
    [InlineData("ARC-PL-011", Hop.PublicAccess, Severity.High, true, false)]
    [InlineData("ARC-PE-001", Hop.Endpoint, Severity.Critical, true, false)]
    [InlineData("ARC-DNS-001", Hop.Zones, Severity.High, true, true)]
    [InlineData("ARC-DNS-003", Hop.Zones, Severity.High, true, true)]
    public void Catalogue_Descriptor_IsWhatTheDesignSays(string id, Hop hop, Severity severity, bool isMandatory, bool needsPrivateZones)
    {
        var descriptor = BuiltInRules.Catalogue.Find(new RuleId(id))!.Descriptor;

        Assert.Equal((hop, severity, isMandatory, needsPrivateZones), (descriptor.Hop, descriptor.Severity, descriptor.IsMandatory, descriptor.NeedsPrivateZones));
    }
}
