using Compliance.Application.Changes;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Functions.Bindings;
using Xunit;

namespace Compliance.Functions.Tests.Infra;

/// <summary>What Event Grid is told to send, against what the app looks at.</summary>
public sealed class EventFilterTests
{
    private const string Group = "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg/providers";
    private const string Cluster = $"{Group}/Microsoft.Kubernetes/connectedClusters/c";

    // Event Grid: at most 25 values in all advanced filters of an event subscription.
    private const int MostValues = 25;

    private static readonly IReadOnlyList<string> Filter = InfraFiles.Bicep["modules/events.bicep"].Get("var", "watchedOperations").Strings;

    // Read, never written: the answer to a question has no events.
    private static readonly ResourceType[] WithoutEvents = [ResourceType.ScopeValidation];

    [Fact]
    public void Filter_Values_AreNoMoreThanEventGridTakes()
    {
        Assert.InRange(Filter.Count, 1, MostValues);
        Assert.Equal(Filter.Distinct(StringComparer.OrdinalIgnoreCase), Filter);
        Assert.All(Filter, value => Assert.EndsWith("/", value, StringComparison.Ordinal));
    }

    [Fact]
    public void Filter_EveryWatchedType_IsLetThrough()
    {
        var watched = ResourceType.All.Except(WithoutEvents).SelectMany(type => Subjects(type).Where(id => WatchedResource.Of(id) is not null).SelectMany(id => Operations(type, id))).ToList();

        Assert.All(watched, operation => Assert.True(IsSent(operation), operation));
        Assert.Contains("Microsoft.Network/privateDnsZones/virtualNetworkLinks/delete", watched);
        Assert.Contains("Microsoft.KubernetesConfiguration/register/action", watched);
    }

    [Fact]
    public void Filter_EveryValue_IsForSomethingWatched()
    {
        var operations = ResourceType.All.Except(WithoutEvents).SelectMany(type => Subjects(type).Where(id => WatchedResource.Of(id) is not null).SelectMany(id => Operations(type, id))).ToList();

        Assert.All(Filter, value => Assert.Contains(operations, operation => operation.StartsWith(value, StringComparison.OrdinalIgnoreCase)));
    }

    [Theory]
    [InlineData("Microsoft.HybridCompute/privateLinkScopes/privateEndpointConnections/write")]
    [InlineData("Microsoft.Network/virtualNetworks/subnets/write")]
    [InlineData("Microsoft.Network/virtualNetworks/virtualNetworkPeerings/delete")]
    [InlineData("Microsoft.Network/networkSecurityGroups/securityRules/write")]
    public void Filter_PartsOfWatchedResources_AreLetThrough(string operation)
    {
        Assert.True(IsSent(operation));
    }

    [Theory]
    [InlineData("Microsoft.Compute/virtualMachines/write")]
    [InlineData("Microsoft.Network/publicIPAddresses/write")]
    [InlineData("Microsoft.HybridConnectivity/endpoints/write")]
    public void Filter_OtherTypes_StayOut(string operation)
    {
        Assert.False(IsSent(operation));
    }

    [Fact]
    public void EventTypes_AreThoseThatTheReaderTakes()
    {
        var types = InfraFiles.Bicep["modules/events.bicep"].Get("var", "eventTypes").Strings;

        Assert.Equal(["Microsoft.Resources.ResourceActionSuccess", "Microsoft.Resources.ResourceDeleteSuccess", "Microsoft.Resources.ResourceWriteSuccess"], types.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Queue_OfTheIntake_IsTheOneTheFunctionListensTo()
    {
        Assert.Equal([Queues.ResourceChanges], InfraFiles.Bicep["modules/intake.bicep"].Get("var", "changesQueueName").Strings);
    }

    [Fact]
    public void Function_OfTheDelivery_IsTheOneThatTakesEvents()
    {
        Assert.Contains("${appId}/functions/OnResourceChange'", InfraFiles.Bicep["modules/events.bicep"].Get("var", "toFunction").Rest, StringComparison.Ordinal);
        Assert.Contains("OnResourceChange", DeclaredFunctions.Names);
    }

    private static bool IsSent(string operation) => Filter.Any(value => operation.StartsWith(value, StringComparison.OrdinalIgnoreCase));

    /// <summary>Ids of that type, one of them such as the app looks at.</summary>
    private static IEnumerable<ResourceId> Subjects(ResourceType type)
    {
        var parts = type.Name.Split('/');
        var names = type == ResourceType.PrivateDnsZone || type == ResourceType.VirtualNetworkLink || type == ResourceType.RecordSet ? "privatelink.his.arc.azure.com" : "x";
        IEnumerable<string> ids = type == ResourceType.Provider ? ProviderNode.Needed.Select(name => $"/subscriptions/11111111-1111-1111-1111-111111111111/providers/{name}")
            : type == ResourceType.Subscription ? ["/subscriptions/11111111-1111-1111-1111-111111111111"]
            : type == ResourceType.Extension || type == ResourceType.FluxConfiguration ? [$"{Cluster}/providers/{parts[0]}/{parts[1]}/x"]
            : [$"{Group}/{parts[0]}{string.Concat(parts.Skip(1).Select(part => $"/{part}/{names}"))}"];
        return ids.Select(ResourceId.Parse);
    }

    // A provider's registration is an operation of the provider itself.
    private static IEnumerable<string> Operations(ResourceType type, ResourceId id) => type == ResourceType.Provider
        ? [$"{id.Name}/register/action", $"{id.Name}/unregister/action"]
        : [$"{type.Name}/write", $"{type.Name}/delete"];
}
