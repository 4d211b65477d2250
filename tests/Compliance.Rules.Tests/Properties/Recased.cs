using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Rules.Tests.Properties;

/// <summary>Writes every id of a row, its own and those it refers to, in a casing that follows from a seed.</summary>
internal sealed class Recased(int seed)
{
    // Not a secret: a repeatable coin for the casing of each letter.
#pragma warning disable CA5394
    private readonly Random _random = new(seed);

    private char Toss(char letter) => _random.Next(2) == 0 ? char.ToUpperInvariant(letter) : char.ToLowerInvariant(letter);
#pragma warning restore CA5394

    public Resource Row(Resource row) => Body(row) with { Id = ResourceId.Parse(Text(row.Id.Text)) };

    private Resource Body(Resource row) => row switch
    {
        ConnectedCluster cluster => cluster with { PrivateLinkScopeResourceId = Reference(cluster.PrivateLinkScopeResourceId) },
        PrivateLinkScope scope => scope with { PrivateEndpointConnections = List(scope.PrivateEndpointConnections, item => item with { PrivateEndpointId = Reference(item.PrivateEndpointId) }) },
        PrivateEndpoint endpoint => endpoint with
        {
            SubnetId = Reference(endpoint.SubnetId),
            NetworkInterfaceIds = List(endpoint.NetworkInterfaceIds, Text),
            Connections = List(endpoint.Connections, item => item with { ServiceId = Reference(item.ServiceId) }),
        },
        ZoneGroup group => group with { Configs = List(group.Configs, item => item with { PrivateDnsZoneId = Reference(item.PrivateDnsZoneId) }) },
        VirtualNetworkLink link => link with { VirtualNetworkId = Reference(link.VirtualNetworkId) },
        VirtualNetwork network => network with { Peerings = List(network.Peerings, item => item with { RemoteNetworkId = Reference(item.RemoteNetworkId) }) },
        AzureFirewall firewall => firewall with { SubnetIds = List(firewall.SubnetIds, Text) },
        _ => row,
    };

    private static ValueList<T> List<T>(ValueList<T> list, Func<T, T> change) => ValueList<T>.Of([.. list.Items.Select(change)]);

    private Value Reference(Value value) => value.Text is { } text ? Value.Of(Text(text)) : value;

    private string Text(string text) => string.Create(text.Length, text, (letters, source) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = Toss(source[i]);
        }
    });
}
