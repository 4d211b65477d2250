using System.Text.Json.Nodes;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Reports;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Infrastructure.Tests.Reports;

public sealed class HopsJsonTests
{
    private readonly HealthyChain _chain = new();

    [Fact]
    public async Task ToText_Proof_IsWhatTheReportCarries()
    {
        var report = AReport.Of(_chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PublicNetworkAccess = default }));
        var estate = report.Assessment.Topology.Estate;

        var text = HopsJson.ToText(report.Assessment.Prove(report.Assessment.Topology.Clusters[0]), estate);

        var written = (await report.ToJsonAsync())["clusters"]![0]!["hops"];
        Assert.True(JsonNode.DeepEquals(written, JsonNode.Parse(text)));
        Assert.DoesNotContain('\n', text);
    }

    [Fact]
    public void ToText_FactThatIsAbsent_IsNullAndNotLeftOut()
    {
        var report = AReport.Of(_chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PublicNetworkAccess = default }));

        var text = HopsJson.ToText(report.Assessment.Prove(report.Assessment.Topology.Clusters[0]));

        Assert.Contains("""
            "property":"properties.publicNetworkAccess","actual":null,"expected":"Disabled"
            """, text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToText_EveryHop_IsThereInOrder()
    {
        var report = AReport.Of(_chain.Estate());

        var hops = JsonNode.Parse(HopsJson.ToText(report.Assessment.Prove(report.Assessment.Topology.Clusters[0])))!.AsArray();

        Assert.Equal(
            ["association", "scope", "publicAccess", "endpoint", "network", "zones", "records", "forwarding", "egress", "features", "connectivity", "subscription"],
            hops.Select(hop => (string)hop!["name"]!));
    }
}
