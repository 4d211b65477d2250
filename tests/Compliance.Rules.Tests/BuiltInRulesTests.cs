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
    [InlineData("ARC-PL-004", Hop.Scope, Severity.High, true, false)]
    [InlineData("ARC-PL-005", Hop.Network, Severity.Info, false, false)]
    [InlineData("ARC-PL-006", Hop.Endpoint, Severity.Medium, true, false)]
    [InlineData("ARC-PL-007", Hop.Scope, Severity.High, true, false)]
    [InlineData("ARC-PL-008", Hop.Scope, Severity.Medium, true, false)]
    [InlineData("ARC-PL-009", Hop.Association, Severity.Low, false, false)]
    [InlineData("ARC-PL-010", Hop.Endpoint, Severity.Critical, true, false)]
    [InlineData("ARC-PL-011", Hop.PublicAccess, Severity.High, true, false)]
    [InlineData("ARC-PL-012", Hop.Scope, Severity.Info, false, false)]
    [InlineData("ARC-PL-013", Hop.Forwarding, Severity.High, false, false)]
    [InlineData("ARC-PE-001", Hop.Endpoint, Severity.Critical, true, false)]
    [InlineData("ARC-PE-002", Hop.Endpoint, Severity.High, true, false)]
    [InlineData("ARC-PE-003", Hop.Endpoint, Severity.Medium, false, false)]
    [InlineData("ARC-PE-004", Hop.Endpoint, Severity.Low, false, false)]
    [InlineData("ARC-PE-005", Hop.Endpoint, Severity.Medium, false, false)]
    [InlineData("ARC-PE-006", Hop.Endpoint, Severity.Medium, false, false)]
    [InlineData("ARC-DNS-001", Hop.Zones, Severity.High, true, true)]
    [InlineData("ARC-DNS-002", Hop.Zones, Severity.High, false, true)]
    [InlineData("ARC-DNS-003", Hop.Zones, Severity.High, true, true)]
    [InlineData("ARC-DNS-004", Hop.Records, Severity.Critical, true, true)]
    [InlineData("ARC-DNS-005", Hop.Records, Severity.Critical, false, true)]
    [InlineData("ARC-DNS-006", Hop.Records, Severity.High, false, true)]
    [InlineData("ARC-DNS-007", Hop.Zones, Severity.High, true, true)]
    [InlineData("ARC-DNS-008", Hop.Zones, Severity.Info, false, true)]
    [InlineData("ARC-DNS-009", Hop.Forwarding, Severity.High, false, true)]
    [InlineData("ARC-DNS-010", Hop.Forwarding, Severity.High, false, true)]
    [InlineData("ARC-DNS-011", Hop.Forwarding, Severity.Critical, false, false)]
    [InlineData("ARC-DNS-012", Hop.Forwarding, Severity.Critical, false, false)]
    [InlineData("ARC-DNS-013", Hop.Forwarding, Severity.Critical, false, false)]
    [InlineData("ARC-NET-001", Hop.Network, Severity.High, false, false)]
    [InlineData("ARC-NET-002", Hop.Egress, Severity.High, false, false)]
    [InlineData("ARC-NET-003", Hop.Egress, Severity.High, false, false)]
    [InlineData("ARC-NET-004", Hop.Egress, Severity.High, false, false)]
    [InlineData("ARC-NET-005", Hop.Egress, Severity.High, false, false)]
    [InlineData("ARC-NET-006", Hop.Egress, Severity.High, false, false)]
    [InlineData("ARC-NET-007", Hop.Egress, Severity.Info, false, false)]
    [InlineData("ARC-NET-008", Hop.Egress, Severity.Medium, false, false)]
    [InlineData("ARC-EXT-001", Hop.Features, Severity.High, false, false)]
    [InlineData("ARC-EXT-002", Hop.Features, Severity.Medium, false, false)]
    [InlineData("ARC-EXT-003", Hop.Features, Severity.High, false, false)]
    [InlineData("ARC-EXT-004", Hop.Features, Severity.Medium, false, false)]
    [InlineData("ARC-EXT-005", Hop.Features, Severity.Medium, false, false)]
    [InlineData("ARC-EXT-006", Hop.Features, Severity.Info, false, false)]
    [InlineData("ARC-SUB-001", Hop.Subscription, Severity.High, false, false)]
    [InlineData("ARC-VER-001", Hop.Connectivity, Severity.Low, false, false)]
    [InlineData("ARC-VER-002", Hop.Connectivity, Severity.Low, false, false)]
    [InlineData("ARC-CON-001", Hop.Connectivity, Severity.High, true, false)]
    [InlineData("ARC-CON-002", Hop.Connectivity, Severity.High, false, false)]
    [InlineData("ARC-CON-003", Hop.Connectivity, Severity.Info, false, false)]
    [InlineData("ARC-GOV-001", Hop.Subscription, Severity.Info, false, false)]
    [InlineData("ARC-GOV-002", Hop.Features, Severity.Low, false, false)]
    public void Catalogue_Descriptor_IsWhatTheDesignSays(string id, Hop hop, Severity severity, bool isMandatory, bool needsPrivateZones)
    {
        var descriptor = BuiltInRules.Catalogue.Find(new RuleId(id))!.Descriptor;

        Assert.Equal((hop, severity, isMandatory, needsPrivateZones), (descriptor.Hop, descriptor.Severity, descriptor.IsMandatory, descriptor.NeedsPrivateZones));
    }

    [Fact]
    public void Catalogue_Rules_AreThoseOfTheDesign() => Assert.Equal(54, BuiltInRules.Catalogue.Rules.Length);

    [Fact]
    public void Catalogue_ProofByConnection_DecidesWhatItMay() => Assert.Equal(
        ["ARC-DNS-009", "ARC-DNS-010", "ARC-NET-001"],
        BuiltInRules.Catalogue.Rules.Where(rule => rule.Descriptor.DecidedBy == new RuleId("ARC-CON-003")).Select(rule => rule.Descriptor.Id.Value));

    [Fact]
    public void Catalogue_ManualDns_HasOneRuleThatStandsIn() =>
        Assert.Equal("ARC-DNS-011", BuiltInRules.Catalogue.Rules.Single(rule => rule.Descriptor.IsMandatoryInManualDns).Descriptor.Id.Value);
}
