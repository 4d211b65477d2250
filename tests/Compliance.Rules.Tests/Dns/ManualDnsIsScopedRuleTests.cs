using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class ManualDnsIsScopedRuleTests
{
    private readonly HealthyChain _chain = new(clusters: 2);

    [Fact]
    public void Judge_EveryClusterAssociated_IsCompliant() => Assert.Equal("Compliant", Judge(_chain.Estate()));

    [Fact]
    public void Judge_OneIsNot_Fails() => Assert.Equal("NonCompliant Critical", Judge(_chain.Estate().With(ACluster.Unassociated("stray"))));

    [Fact]
    public void Judge_ManyAreNot_AreCounted()
    {
        var topology = _chain.Estate().With(ACluster.Unassociated("a"), ACluster.Unassociated("b")).Link(ASite.Declared(Site(DnsMode.Manual)));
        var group = topology.FindCluster(_chain.Cluster)!.Group;

        Assert.StartsWith("2 cluster(s)", new ManualDnsIsScopedRule().Judge(new(group.Scope!, group), topology).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Judge_ClusterOfAnotherSite_IsNoMatter()
    {
        var declared = ASite.Declared(ASite.Of("*/weu-*") with { DnsMode = DnsMode.Manual });

        Assert.Equal("Compliant", Said.OfSeenScope(new ManualDnsIsScopedRule(), _chain.Estate().With(ACluster.Unassociated("stray")), _chain.Cluster, declared));
    }

    [Fact]
    public void Judge_ProvisionedCluster_IsNoMatter() =>
        Assert.Equal("Compliant", Judge(_chain.Estate().With(ACluster.Unassociated("aks") with { Kind = Value.Of("ProvisionedCluster") })));

    [Fact]
    public void Judge_StateNobodyDocuments_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Judge(_chain.Estate().With(ACluster.In(_chain.Scope, "odd") with { PrivateLinkState = Value.Of("true") })));

    [Fact]
    public void Judge_AzureAnswers_IsNotApplicable() => Assert.Equal("NotApplicable", Judge(_chain.Estate().With(ACluster.Unassociated("stray")), DnsMode.Azure));

    private static Site Site(DnsMode mode) => ASite.Of("*") with { DnsMode = mode };

    private string Judge(EstateBuilder estate, DnsMode mode = DnsMode.Manual) => Said.OfSeenScope(new ManualDnsIsScopedRule(), estate, _chain.Cluster, ASite.Declared(Site(mode)));
}
