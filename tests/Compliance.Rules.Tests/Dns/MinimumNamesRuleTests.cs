using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class MinimumNamesRuleTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("gbl,weu", "Compliant")]
    [InlineData("GBL,anything", "Compliant")]
    [InlineData("gbl", "NonCompliant High")]
    [InlineData("weu", "NonCompliant High")]
    [InlineData("", "NonCompliant High")]
    public void Judge_IdentityZone_NeedsGblAndOneMore(string names, string expected) => Assert.Equal(expected, Judge(ArcZone.HybridIdentity, names));

    [Theory]
    [InlineData("agentserviceapi,westeurope-gas", "Compliant")]
    [InlineData("agentserviceapi,we-gas", "Compliant")]
    [InlineData("agentserviceapi,westeurope", "NonCompliant High")]
    [InlineData("westeurope-gas", "NonCompliant High")]
    public void Judge_GuestConfigurationZone_NeedsTheApiAndOneGas(string names, string expected) => Assert.Equal(expected, Judge(ArcZone.GuestConfiguration, names));

    [Theory]
    [InlineData("westeurope", "Compliant")]
    [InlineData("northeurope,WestEurope", "Compliant")]
    [InlineData("northeurope", "NonCompliant High")]
    public void Judge_KubernetesZone_NeedsTheClustersRegion(string names, string expected) => Assert.Equal(expected, Judge(ArcZone.KubernetesConfiguration, names));

    [Fact]
    public void Judge_RecordsNotCovered_IsUnknown() => Assert.Equal("Unknown NotCovered", Judge(ArcZone.HybridIdentity, "gbl", builder => builder.Uncover(ResourceType.RecordSet)));

    [Fact]
    public void Judge_ClusterWithoutLocation_IsUnknown() => Assert.Equal(
        "Unknown UnknownValue",
        Judge(ArcZone.KubernetesConfiguration, "westeurope", builder => builder.Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Location = default })));

    [Fact]
    public void Judge_ZoneNotRead_IsNotApplicable() =>
        Assert.Equal("NotApplicable", Judge(ArcZone.HybridIdentity, "gbl", builder => builder.Without(_chain.Zone(ArcZone.HybridIdentity))));

    // It is the cluster's own region that counts: the zone fails for the clusters of one region only.
    [Fact]
    public void Judge_ManyRegions_EachByItself()
    {
        var far = ACluster.In(_chain.Scope, "far") with { Location = Value.Of("southeastasia") };
        var estate = _chain.Estate().With(far);

        Assert.Equal("Compliant", Said.OfSeenZone(new MinimumNamesRule(), estate, _chain.Cluster, ArcZone.KubernetesConfiguration));
        Assert.Equal("NonCompliant High", Said.OfSeenZone(new MinimumNamesRule(), estate, far.Id, ArcZone.KubernetesConfiguration));
    }

    private string Judge(ArcZone kind, string names, Func<EstateBuilder, EstateBuilder>? change = null)
    {
        var zone = _chain.Zone(kind);
        var estate = _chain.Estate()
            .Without([.. HealthyChain.RecordNames(kind).Select(name => zone.Child("A", name))])
            .With(names.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(name => AZone.Record(zone, name, "10.20.4.5")));
        return Said.OfSeenZone(new MinimumNamesRule(), change?.Invoke(estate) ?? estate, _chain.Cluster, kind);
    }
}
