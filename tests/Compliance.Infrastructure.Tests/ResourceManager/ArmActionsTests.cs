using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Azure.Core;
using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Tests.Estates;
using Xunit;
using ResourceType = Compliance.Domain.Resources.ResourceType;

namespace Compliance.Infrastructure.Tests.ResourceManager;

/// <summary>The actions that roles are made of, against the calls that are made.</summary>
public sealed partial class ArmActionsTests
{
    private const string Topic = $"/subscriptions/{EveryType.Hub}/resourceGroups/rg/providers/Microsoft.EventGrid/systemTopics/t";
    private const string Graph = "Microsoft.ResourceGraph/resources/read";

    [Fact]
    public async Task Reads_OfEveryCallAndQuery_AreExactlyThese()
    {
        await using var live = await LiveEstate.StartAsync(EveryType.Json(12));
        var called = new ConcurrentBag<(string Method, string Path)>();
        live.Wire.Answer = (request, send) =>
        {
            called.Add((request.Method.Method, Uri.UnescapeDataString(request.RequestUri!.AbsolutePath)));
            // Not simulated without a webhook: a topic, below which event subscriptions are looked for.
            return request.RequestUri.AbsolutePath.EndsWith("/systemTopics", StringComparison.Ordinal)
                ? Task.FromResult(new HttpResponseMessage { Content = JsonContent.Create(new { value = new[] { new { id = Topic, properties = new { source = $"/subscriptions/{EveryType.Hub}" } } } }) })
                : send();
        };
        var estate = (await live.Reader.ReadAsync(ScanScope.Everything, CancellationToken.None)).Estate;
        await live.Reader.ReadSliceAsync(new Slice([ResourceId.Parse(EveryType.Scope)], []), CancellationToken.None);
        foreach (var id in estate.Resources.GroupBy(resource => resource.Id.TypeName.ToString()).Select(type => type.First().Id).Where(id => ResourceType.Find(id.TypeName) is not null))
        {
            await live.Reader.ReadResourceAsync(id, CancellationToken.None);
        }

        await live.EventSubscriptions.ReadAsync(EveryType.Hub, CancellationToken.None);

        var calls = called.Distinct().Select(call => call.Path.EndsWith("/providers/Microsoft.ResourceGraph/resources", StringComparison.Ordinal)
            ? Graph
            : ArmActions.Of(RequestMethod.Parse(call.Method), TypeOf(call.Path)));
        var queries = Queries().SelectMany(query => TypeInQuery().Matches(query)).Select(match => ResourceType.Find(match.Groups[1].Value)).OfType<ResourceType>()
            .Select(type => ArmActions.Of(RequestMethod.Get, type.Name));
        Assert.Equal(Ordered(ArmActions.Reads), Ordered(calls.Concat(queries)), StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public void Reads_OnlyRead()
    {
        Assert.All(ArmActions.Reads, action => Assert.EndsWith("/read", action, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(RemediationAction.Associate, "Microsoft.Kubernetes/connectedClusters/write")]
    [InlineData(RemediationAction.DisablePublicAccess, "Microsoft.HybridCompute/privateLinkScopes/write")]
    [InlineData(RemediationAction.CreateZone, "Microsoft.Network/privateDnsZones/write")]
    [InlineData(RemediationAction.LinkZone, "Microsoft.Network/privateDnsZones/virtualNetworkLinks/write")]
    [InlineData(RemediationAction.ZoneGroup, "Microsoft.Network/privateEndpoints/privateDnsZoneGroups/write")]
    [InlineData(RemediationAction.NsgRule, "Microsoft.Network/networkSecurityGroups/securityRules/write")]
    [InlineData(RemediationAction.ApproveConnection, "Microsoft.HybridCompute/privateLinkScopes/privateEndpointConnections/write")]
    [InlineData(RemediationAction.RegisterProvider, "Microsoft.Kubernetes/register/action")]
    public void Writes_OfARepair_HoldItsWrite(RemediationAction action, string write)
    {
        Assert.Contains(write, ArmActions.WritesOf(action));
    }

    [Fact]
    public void Writes_OfEveryRepair_NeverReachBeyondIt()
    {
        var writes = Enum.GetValues<RemediationAction>().SelectMany(ArmActions.WritesOf).ToHashSet();

        Assert.Empty(writes.Intersect(ArmActions.Reads, StringComparer.OrdinalIgnoreCase));
        Assert.All(writes, action => Assert.Matches("^Microsoft[.][A-Za-z]+(/[A-Za-z]+)+/(read|write|delete|action)$", action));
        // What is written or deleted is of a type that the writer can address.
        Assert.All(writes.Where(action => action.EndsWith("/write", StringComparison.Ordinal) || action.EndsWith("/delete", StringComparison.Ordinal)), action =>
            Assert.NotEmpty(ApiVersions.Of(action[..action.LastIndexOf('/')])));
    }

    private static IEnumerable<string> Queries() =>
    [
        GraphQueries.Clusters, GraphQueries.Chains, GraphQueries.Surroundings, GraphQueries.Features, GraphQueries.Records,
        .. GraphQueries.Of(new Slice([], [])), .. GraphQueries.FeaturesOf(new Slice([], [])),
    ];

    // A list's address is its parent's id with the last part of the children's type.
    private static string TypeOf(string path)
    {
        var id = ResourceId.Parse(path.Split('/').Length % 2 == 0 ? $"{path}/any" : path);
        return id.TypeName.ToString();
    }

    private static IEnumerable<string> Ordered(IEnumerable<string> actions) => actions.Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase);

    [GeneratedRegex("'(microsoft[.][^']+)'", RegexOptions.IgnoreCase)]
    private static partial Regex TypeInQuery();
}
