using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Egress;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Egress;

/// <summary>Each of the four services has a rule of its own; the one of Front Door looks at both directions.</summary>
public sealed class ServiceIsAllowedRulesTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("AzureActiveDirectory", 2)]
    [InlineData("AzureResourceManager", 3)]
    [InlineData("AzureFrontDoor.FirstParty", 4)]
    [InlineData("MicrosoftContainerRegistry", 5)]
    public void Judge_OneServiceDenied_FailsItsOwnRuleOnly(string tag, int number)
    {
        IRule<EgressPath>[] rules = [new EntraIsAllowedRule(), new ResourceManagerIsAllowedRule(), new FrontDoorIsAllowedRule(), new ContainerRegistryIsAllowedRule()];
        var group = ASecurityGroup.With([.. ASecurityGroup.Exact, ASecurityGroup.Deny("NoService", 100, tag)]);

        var failing = rules.Where(rule => Judge(rule, group) != "Compliant").Select(rule => (rule.Descriptor.Id.Value, Judge(rule, group)));

        Assert.Equal([($"ARC-NET-00{number}", "NonCompliant High")], failing);
    }

    [Fact]
    public void Judge_NoInboundRuleForFrontDoor_IsLow() =>
        Assert.Equal("NonCompliant Low", Judge(new FrontDoorIsAllowedRule(), ASecurityGroup.With([.. ASecurityGroup.Exact.Where(rule => rule.Direction.Is("Outbound"))])));

    [Theory]
    [InlineData("AzureFrontDoor.FirstParty", "VirtualNetwork", "Compliant")]
    [InlineData("VirtualNetwork", "AzureFrontDoor.FirstParty", "Compliant")]
    [InlineData("*", "*", "Compliant")]
    [InlineData("VirtualNetwork", "VirtualNetwork", "NonCompliant Low")]
    [InlineData("VirtualNetwork", "*", "NonCompliant Low")]
    public void Judge_InboundRule_NamesTheServiceOnEitherSide(string source, string destination, string expected)
    {
        var inbound = ASecurityGroup.Allow("In", 152, destination) with { Direction = Value.Of("Inbound"), Sources = ValueList<string>.Of([source]) };

        Assert.Equal(expected, Judge(new FrontDoorIsAllowedRule(), ASecurityGroup.With(inbound)));
    }

    [Fact]
    public void Judge_InboundRuleBehindADeny_IsLow()
    {
        var deny = ASecurityGroup.Deny("NoIn", 100, "*") with { Direction = Value.Of("Inbound"), Sources = ValueList<string>.Of(["*"]) };

        Assert.Equal("NonCompliant Low", Judge(new FrontDoorIsAllowedRule(), ASecurityGroup.With([.. ASecurityGroup.Exact, deny])));
    }

    [Theory]
    [InlineData("AllowAADOutboundAccess", 150, "Compliant")]
    [InlineData("allowaadoutboundaccess", 150, "Compliant")]
    [InlineData("AllowEntra", 150, "NonCompliant Info")]
    [InlineData("AllowAADOutboundAccess", 151, "NonCompliant Info")]
    public void Judge_NameAndNumber_AreThoseOfTheTable(string name, int priority, string expected)
    {
        var group = ASecurityGroup.With([.. ASecurityGroup.Exact.Skip(1), ASecurityGroup.Allow(name, priority, "AzureActiveDirectory")]);

        Assert.Equal(expected, Judge(new AllowRulesAreExactRule(), group));
    }

    private string Judge(IRule<EgressPath> rule, NetworkSecurityGroup group) =>
        Said.OfEgress(rule, _chain.Estate().With(group), _chain.Cluster, ASite.Declared(ASite.LeavingThrough(ASecurityGroup.Id))).Single();
}
