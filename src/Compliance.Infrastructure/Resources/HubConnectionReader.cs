using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class HubConnectionReader
{
    public static HubConnection Read(scoped ref JsonCursor json)
    {
        Value name = default;
        var connection = new HubConnection();
        while (json.Next())
        {
            if (json.Is("name"u8))
            {
                name = json.Value();
            }
            else if (json.Is("properties"u8))
            {
                connection = ReadProperties(ref json);
            }
        }

        return connection with { Name = name };
    }

    private static HubConnection ReadProperties(scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value status = absent, circuit = absent;
        while (json.Next())
        {
            if (json.Is("connectionStatus"u8))
            {
                status = json.Value();
            }
            else if (json.Is("expressRouteCircuitPeering"u8))
            {
                circuit = json.Member("id"u8);
            }
        }

        return new HubConnection { ConnectionStatus = status, CircuitPeeringId = circuit };
    }
}
