using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class ExpressRouteGatewayReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var hub = json.Open();
        var connections = hub.ListUntilMet<HubConnection>();
        while (json.Next())
        {
            if (json.Is("virtualHub"u8))
            {
                hub = json.Member("id"u8);
            }
            else if (json.Is("expressRouteConnections"u8))
            {
                connections = JsonLists.Objects(ref json, HubConnectionReader.Read);
            }
        }

        return new ExpressRouteGateway { Id = head.Id, Type = head.Type, Location = head.Location, VirtualHubId = hub, Connections = connections };
    }
}
