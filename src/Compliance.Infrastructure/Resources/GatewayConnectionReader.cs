using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class GatewayConnectionReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value type = absent, status = absent, gateway = absent, peer = absent;
        while (json.Next())
        {
            if (json.Is("connectionType"u8))
            {
                type = json.Value();
            }
            else if (json.Is("connectionStatus"u8))
            {
                status = json.Value();
            }
            else if (json.Is("virtualNetworkGateway1"u8))
            {
                gateway = json.Member("id"u8);
            }
            else if (json.Is("peer"u8))
            {
                peer = json.Member("id"u8);
            }
        }

        return new GatewayConnection
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            ConnectionType = type,
            ConnectionStatus = status,
            GatewayId = gateway,
            PeerId = peer,
        };
    }
}
