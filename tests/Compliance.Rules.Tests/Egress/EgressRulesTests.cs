using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Egress;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Egress;

/// <summary>What the six rules over network security groups have in common: which groups they judge, and how rules are evaluated.</summary>
public sealed class EgressRulesTests
{
    private static readonly IRule<EgressPath>[] Six =
    [
        new EntraIsAllowedRule(), new ResourceManagerIsAllowedRule(), new FrontDoorIsAllowedRule(), new ContainerRegistryIsAllowedRule(), new AllowRulesComeFirstRule(), new AllowRulesAreExactRule(),
    ];

    private readonly HealthyChain _chain = new();

    public static TheoryData<int> Each => [.. Enumerable.Range(0, Six.Length)];

    [Theory]
    [MemberData(nameof(Each))]
    public void Judge_RulesOfTheTable_AreCompliant(int rule) => Assert.Equal(["Compliant"], Judge(rule, ASecurityGroup.With(ASecurityGroup.Exact)));

    [Theory]
    [MemberData(nameof(Each))]
    public void Judge_EgressNotDeclared_AsksForIt(int rule) =>
        Assert.Equal(["Unknown NotProvided"], Said.OfEgress(Six[rule], _chain.Estate().With(ASecurityGroup.With(ASecurityGroup.Exact)), _chain.Cluster));

    [Theory]
    [MemberData(nameof(Each))]
    public void Judge_EgressOnPremises_IsNotApplicable(int rule)
    {
        var declared = ASite.Declared(ASite.Of("*") with { Egress = new Domain.Declarations.Egress(EgressMode.OnPremises, []) });

        Assert.Equal(["NotApplicable"], Said.OfEgress(Six[rule], _chain.Estate(), _chain.Cluster, declared));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Judge_NoGroupNamed_AsksForIt(int rule) =>
        Assert.Equal(["Unknown NotProvided"], Said.OfEgress(Six[rule], _chain.Estate(), _chain.Cluster, ASite.Declared(ASite.LeavingThrough())));

    [Theory]
    [MemberData(nameof(Each))]
    public void Judge_DeclaredGroupIsNotInTheEstate_SaysWhy(int rule)
    {
        var declared = ASite.Declared(ASite.LeavingThrough(ASecurityGroup.Id));

        Assert.Equal(["Unknown NotProvided"], Said.OfEgress(Six[rule], _chain.Estate(), _chain.Cluster, declared));
        Assert.Equal(["Unknown NotCovered"], Said.OfEgress(Six[rule], _chain.Estate().Uncover(ResourceType.NetworkSecurityGroup), _chain.Cluster, declared));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Judge_ManyGroups_EachByItself(int rule)
    {
        var other = AnId.Of("Microsoft.Network/networkSecurityGroups", "nsg-other");
        var declared = ASite.Declared(ASite.LeavingThrough(ASecurityGroup.Id, other));

        Assert.Equal(["Compliant", "Unknown NotProvided"], Said.OfEgress(Six[rule], _chain.Estate().With(ASecurityGroup.With(ASecurityGroup.Exact)), _chain.Cluster, declared));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Judge_RulesOfWrongType_AreUnknown(int rule)
    {
        var group = ASecurityGroup.With() with { SecurityRules = ValueList<SecurityRule>.OfMalformed([]) };

        Assert.Equal(["Unknown UnknownValue"], Judge(rule, group));
    }

    public static TheoryData<string> OddRules => ["access", "direction", "priority", "protocol", "ports"];

    [Theory]
    [MemberData(nameof(OddRules))]
    public void Judge_RuleOfUnknownForm_IsUnknown(string what)
    {
        var rule = ASecurityGroup.Deny("odd", 100, "Storage");
        var odd = what switch
        {
            "access" => rule with { Access = Value.Of("Maybe") },
            "direction" => rule with { Direction = default },
            "priority" => rule with { Priority = Value.OfMalformed("[]") },
            "protocol" => rule with { Protocol = Value.Of("Quic") },
            _ => rule with { DestinationPorts = ValueList<string>.OfMalformed([]) },
        };

        Assert.Equal(["Unknown UnknownValue"], Judge(0, ASecurityGroup.With(odd)));
    }

    // Each line: the rules in short, then what NET-005 and NET-006 say of them.
    [Theory]
    [InlineData("", "Compliant", "Compliant")]
    [InlineData("deny 4000 Internet", "NonCompliant High", "Compliant")]
    [InlineData("deny 4000 *", "NonCompliant High", "Compliant")]
    [InlineData("deny 4000 0.0.0.0/0", "NonCompliant High", "Compliant")]
    [InlineData("deny 4000 AzureCloud", "NonCompliant High", "Compliant")]
    [InlineData("deny 4000 microsoftcontainerregistry", "NonCompliant High", "Compliant")]
    [InlineData("deny 4000 VirtualNetwork", "Compliant", "Compliant")]
    [InlineData("deny 4000 10.0.0.0/8", "Compliant", "Compliant")]
    [InlineData("deny 4000 Storage", "Compliant", "Compliant")]
    [InlineData("allow 153 MicrosoftContainerRegistry; deny 4000 Internet", "Compliant", "Compliant")]
    [InlineData("allow 4050 MicrosoftContainerRegistry; deny 4000 Internet", "NonCompliant High", "NonCompliant High")]
    [InlineData("allow 4050 *; deny 4000 Internet", "NonCompliant High", "NonCompliant High")]
    [InlineData("allow 100 Internet; deny 4000 *", "Compliant", "Compliant")]
    [InlineData("allow 153 MicrosoftContainerRegistry.WestEurope; deny 4000 Internet", "Compliant", "NonCompliant Low")]
    [InlineData("allow 153 MicrosoftContainerRegistry.WestEurope", "Compliant", "Compliant")]
    [InlineData("deny 100 MicrosoftContainerRegistry.WestEurope", "Compliant", "NonCompliant Low")]
    [InlineData("deny 100 20.0.0.0/8", "Compliant", "NonCompliant Low")]
    public void Judge_RulesInOrder_DecideAsAzureDoes(string rules, string registry, string order)
    {
        var group = ASecurityGroup.With([.. rules.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Rule)]);

        Assert.Equal([registry], Judge(3, group));
        Assert.Equal([order], Judge(4, OnlyRegistryMatters(group)));
    }

    [Theory]
    [InlineData("80", "Compliant")]
    [InlineData("443", "NonCompliant High")]
    [InlineData("*", "NonCompliant High")]
    [InlineData("400-500", "NonCompliant High")]
    [InlineData("444-500", "Compliant")]
    public void Judge_DenyOfPorts_CountsWhenHttpsIsAmongThem(string ports, string expected)
    {
        var deny = ASecurityGroup.Deny("d", 100, "*") with { DestinationPorts = ValueList<string>.Of(["22", ports]) };

        Assert.Equal([expected], Judge(0, ASecurityGroup.With(deny)));
    }

    [Theory]
    [InlineData("Udp", "Compliant")]
    [InlineData("Tcp", "NonCompliant High")]
    [InlineData("*", "NonCompliant High")]
    public void Judge_DenyOfProtocol_CountsForTcp(string protocol, string expected) =>
        Assert.Equal([expected], Judge(0, ASecurityGroup.With(ASecurityGroup.Deny("d", 100, "*") with { Protocol = Value.Of(protocol) })));

    [Theory]
    [InlineData("*", "NonCompliant High", "Compliant")]
    [InlineData("VirtualNetwork", "NonCompliant High", "Compliant")]
    [InlineData("10.20.0.0/24", "Compliant", "NonCompliant Low")]
    [InlineData("Internet", "Compliant", "Compliant")]
    public void Judge_DenyFromASource_CountsByHowMuchItCovers(string source, string entra, string order)
    {
        var group = ASecurityGroup.With(ASecurityGroup.Deny("d", 100, "*") with { Sources = ValueList<string>.Of([source]) });

        Assert.Equal([entra], Judge(0, group));
        Assert.Equal([order], Judge(4, group));
    }

    [Fact]
    public void Judge_DenyFromAnApplicationGroup_IsAPartOnly()
    {
        var deny = ASecurityGroup.Deny("d", 100, "*") with { Sources = default, SourceGroupIds = ValueList<string>.Of([AnId.Of("Microsoft.Network/applicationSecurityGroups", "asg").Text]) };

        Assert.Equal(["Compliant"], Judge(0, ASecurityGroup.With(deny)));
        Assert.Equal(["NonCompliant Low"], Judge(4, ASecurityGroup.With(deny)));
    }

    [Fact]
    public void Judge_DefaultRulesOfTheRow_AreEvaluatedLast()
    {
        var group = ASecurityGroup.With() with { DefaultSecurityRules = ValueList<SecurityRule>.Of([ASecurityGroup.Deny("DenyAllOutBound", 65500, "*"), ASecurityGroup.Allow("AllowInternetOutBound", 65001, "Internet")]) };

        Assert.Equal(["Compliant"], Judge(0, group));
    }

    [Theory]
    [MemberData(nameof(Each))]
    public void Judge_NoRulesAtAll_AreThePlatformsOwn(int rule)
    {
        var empty = ASecurityGroup.With() with { DefaultSecurityRules = ValueList<SecurityRule>.Of([]) };

        Assert.Equal(Judge(rule, ASecurityGroup.With()), Judge(rule, empty));
    }

    // AllowInternetOutBound cannot be taken away, whatever the row leaves out.
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    public void Judge_DefaultRulesThatSayNothingOfIt_AreCompliantByThePlatforms(int rule)
    {
        var inbound = ASecurityGroup.Deny("DenyAllInBound", 65500, "*") with { Direction = Value.Of("Inbound") };
        var group = ASecurityGroup.With() with { DefaultSecurityRules = ValueList<SecurityRule>.Of([inbound]) };

        Assert.Equal(["Compliant"], Judge(rule, group));
    }

    private static SecurityRule Rule(string text)
    {
        var parts = text.Split(' ');
        var priority = int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture);
        return parts[0] == "allow" ? ASecurityGroup.Allow(text, priority, parts[2]) : ASecurityGroup.Deny(text, priority, parts[2]);
    }

    // NET-006 looks at all four services: the other three pass before anything is denied.
    private static NetworkSecurityGroup OnlyRegistryMatters(NetworkSecurityGroup group) => group with
    {
        SecurityRules = ValueList<SecurityRule>.Of([.. group.SecurityRules.Items, ASecurityGroup.Allow("others", 99, "AzureActiveDirectory", "AzureResourceManager", "AzureFrontDoor.FirstParty")]),
    };

    private IReadOnlyList<string> Judge(int rule, NetworkSecurityGroup group) =>
        Said.OfEgress(Six[rule], _chain.Estate().With(group), _chain.Cluster, ASite.Declared(ASite.LeavingThrough(ASecurityGroup.Id)));
}
