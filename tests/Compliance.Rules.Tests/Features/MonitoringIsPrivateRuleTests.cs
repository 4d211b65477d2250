using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Features;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Features;

public sealed class MonitoringIsPrivateRuleTests
{
    private static readonly ResourceId Ampls = AnId.Of("Microsoft.Insights/privateLinkScopes", "ampls");
    private static readonly ResourceId MonitorEndpoint = AnId.Endpoint("pe-monitor");
    private static readonly ResourceId Workspace = AnId.Of("Microsoft.OperationalInsights/workspaces", "logs");

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_CompletePath_IsCompliant() => Assert.Equal("Compliant", Judge(Complete()));

    [Fact]
    public void Judge_NoMonitorScope_Fails() => Assert.Equal("NonCompliant Medium", Judge(Monitored()));

    [Theory]
    [InlineData("Open")]
    [InlineData(null)]
    public void Judge_IngestionIsOpen_Fails(string? mode) =>
        Assert.Equal("NonCompliant Medium", Judge(Complete().Change<MonitorScope>(Ampls, scope => scope with { IngestionAccessMode = Value.Of(mode) })));

    [Fact]
    public void Judge_ModeOfWrongType_IsUnknown() =>
        Assert.Equal("Unknown UnknownValue", Judge(Complete().Change<MonitorScope>(Ampls, scope => scope with { IngestionAccessMode = Value.OfMalformed("[]") })));

    [Fact]
    public void Judge_EndpointNotApproved_Fails() => Assert.Equal(
        "NonCompliant Medium",
        Judge(Complete().Change<MonitorScope>(Ampls, scope => scope with { PrivateEndpointConnections = ValueList<ScopeConnection>.Of([AScope.Connection(MonitorEndpoint, "Pending")]) })));

    [Fact]
    public void Judge_EndpointInAnotherNetwork_Fails() =>
        Assert.Equal("NonCompliant Medium", Judge(Complete().With(AnEndpoint.Named(MonitorEndpoint, AnId.Network("elsewhere")))));

    [Fact]
    public void Judge_ScopeHoldsNothing_Fails() => Assert.Equal("NonCompliant Medium", Judge(Complete().Without(Scoped().Id)));

    [Fact]
    public void Judge_ExtensionNamesAnotherWorkspace_Fails()
    {
        var elsewhere = ACluster.Extension(_chain.Cluster, "microsoft.azuremonitor.containers") with { WorkspaceId = Value.Of($"{Workspace}-2") };

        Assert.Equal("NonCompliant Medium", Judge(Complete().With(elsewhere)));
    }

    [Theory]
    [InlineData("Microsoft.Insights/privateLinkScopes")]
    [InlineData("Microsoft.Insights/privateLinkScopes/scopedResources")]
    public void Judge_MonitorTypesNotCovered_IsUnknown(string type) => Assert.Equal("Unknown NotCovered", Judge(Monitored().Uncover(ResourceType.Find(type)!)));

    [Fact]
    public void Judge_EndpointOfTheScopeUnread_IsUnknown() =>
        Assert.Equal("Unknown NotCovered", Judge(Complete().Without(MonitorEndpoint)));

    [Fact]
    public void Judge_ManyScopes_OneGoodOneIsEnough()
    {
        var open = new MonitorScope { Id = AnId.Of("Microsoft.Insights/privateLinkScopes", "a-open"), Type = ResourceType.MonitorScope, PrivateEndpointConnections = ValueList<ScopeConnection>.Of([AScope.Connection(MonitorEndpoint)]) };

        Assert.Equal("Compliant", Judge(Complete().With(open)));
    }

    [Fact]
    public void Judge_OtherExtension_IsNotApplicable() =>
        Assert.Equal("NotApplicable", Judge(Complete().With(ACluster.Extension(_chain.Cluster))));

    private static ScopedResource Scoped() =>
        new() { Id = Ampls.Child("scopedResources", "logs"), Type = ResourceType.ScopedResource, LinkedResourceId = Value.Of(Workspace.Lower) };

    private EstateBuilder Monitored() => _chain.Estate().With(ACluster.Extension(_chain.Cluster, "Microsoft.AzureMonitor.Containers") with { WorkspaceId = Value.Of(Workspace.Text) });

    private EstateBuilder Complete() => Monitored().With(
        new MonitorScope
        {
            Id = Ampls,
            Type = ResourceType.MonitorScope,
            IngestionAccessMode = Value.Of("PrivateOnly"),
            PrivateEndpointConnections = ValueList<ScopeConnection>.Of([AScope.Connection(MonitorEndpoint)]),
        },
        Scoped(),
        AnEndpoint.Named(MonitorEndpoint, _chain.Network));

    private string Judge(EstateBuilder estate) => Said.OfOwned<ExtensionNode>(new MonitoringIsPrivateRule(), estate, _chain.Cluster).Single();
}
