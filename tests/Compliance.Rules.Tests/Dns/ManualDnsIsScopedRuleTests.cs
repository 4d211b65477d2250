using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class ManualDnsIsScopedRuleTests
{
    private const string Property = "properties.privateLinkState";

    private static readonly ResourceId Stranger = AnId.Cluster("stranger");

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_EveryClusterAssociated_IsCompliant() => JudgementAssert.Equal(Judgement.Compliant(), Judge(_chain.Estate()));

    [Theory]
    [InlineData(null)]
    [InlineData("Disabled")]
    public void Judge_ClusterNotAssociated_Fails(string? state) => JudgementAssert.Equal(
        Judgement.NonCompliant("1 cluster(s) of the site are not associated: their connection is refused.", new Evidence(Stranger, Property, state, "Enabled")),
        Judge(With(Value.Of(state))));

    [Fact]
    public void Judge_StateNobodyDocuments_IsUnknown() => JudgementAssert.Equal(
        Judgement.UnknownValue("Whether a cluster of the site is associated could not be told.", new Evidence(Stranger, Property, "true", "Enabled")),
        Judge(With(Value.Of("true"))));

    [Fact]
    public void Judge_StateOfWrongType_IsUnknown() => Assert.Equal(ComplianceState.Unknown, Judge(With(Value.OfMalformed("{}"))).State);

    [Fact]
    public void Judge_ManyClusters_CountsThoseProvenOutside()
    {
        var estate = With(Value.Of("true")).With(Enumerable.Range(1, 20).Select(i => ACluster.Unassociated($"out-{i:00}")));

        var judgement = Judge(estate);

        Assert.Equal("20 cluster(s) of the site are not associated: their connection is refused.", judgement.Message);
        Assert.Equal(21, judgement.Evidence.Length);
    }

    [Fact]
    public void Judge_ClusterOfAnotherSite_DoesNotCount() =>
        JudgementAssert.Equal(Judgement.Compliant(), Judge(With(default), ASite.Of("*/weu-*") with { DnsMode = DnsMode.Manual }, ASite.Of("*/stranger", "other")));

    [Fact]
    public void Judge_SiteAnsweredByAzure_IsNotApplicable() =>
        JudgementAssert.Equal(Judgement.NotApplicable("The site's names are answered by Azure's private zones."), Judge(With(default), ASite.Of("*")));

    [Fact]
    public void Assess_ClusterNotAssociated_BreaksThoseOfTheScope() =>
        Assert.Equal(["Critical pls-weu: weu-1"], Found.Of("ARC-DNS-012", With(default), ASite.Declared(ASite.Of("*") with { DnsMode = DnsMode.Manual })));

    private EstateBuilder With(Value state) => _chain.Estate().With(ACluster.Unassociated("stranger") with { PrivateLinkState = state });

    private Judgement Judge(EstateBuilder estate, params Site[] sites)
    {
        var topology = estate.Link(ASite.Declared(sites.Length > 0 ? sites : [ASite.Of("*") with { DnsMode = DnsMode.Manual }]));
        var group = topology.FindCluster(_chain.Cluster)!.Group;
        return new ManualDnsIsScopedRule().Judge(new Seen<ScopeNode>(group.Scope!, group), topology);
    }
}
