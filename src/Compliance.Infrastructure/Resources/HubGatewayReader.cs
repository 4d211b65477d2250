using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>The gateways of virtual hubs: they differ in the name of the list of their connections alone.</summary>
internal static class HubGatewayReader
{
    public static Resource ReadVpn(RowHead head, scoped ref JsonCursor json)
    {
        var (hub, connections) = Read("connections"u8, ref json);
        return new VpnGateway { Id = head.Id, Type = head.Type, Location = head.Location, VirtualHubId = hub, Connections = connections };
    }

    public static Resource ReadExpressRoute(RowHead head, scoped ref JsonCursor json)
    {
        var (hub, connections) = Read("expressRouteConnections"u8, ref json);
        return new ExpressRouteGateway { Id = head.Id, Type = head.Type, Location = head.Location, VirtualHubId = hub, Connections = connections };
    }

    private static (Value Hub, ValueList<HubConnection> Connections) Read(ReadOnlySpan<byte> list, scoped ref JsonCursor json)
    {
        var hub = json.Open();
        var connections = hub.ListUntilMet<HubConnection>();
        while (json.Next())
        {
            if (json.Is("virtualHub"u8))
            {
                hub = json.Member("id"u8);
            }
            else if (json.Is(list))
            {
                connections = JsonLists.Objects(ref json, HubConnectionReader.Read);
            }
        }

        return (hub, connections);
    }
}
