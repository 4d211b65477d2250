using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class MonitorScopeReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var mode = json.Open();
        var connections = mode.ListUntilMet<ScopeConnection>();
        while (json.Next())
        {
            if (json.Is("accessModeSettings"u8))
            {
                mode = json.Member("ingestionAccessMode"u8);
            }
            else if (json.Is("privateEndpointConnections"u8))
            {
                connections = JsonLists.Objects(ref json, ScopeConnectionReader.Read);
            }
        }

        return new MonitorScope { Id = head.Id, Type = head.Type, Location = head.Location, IngestionAccessMode = mode, PrivateEndpointConnections = connections };
    }
}
