using System.Text.Json;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class VirtualHubReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var networks = json.Open().ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("virtualNetworkConnections"u8) || json.Is("hubVirtualNetworkConnections"u8))
            {
                networks = JsonLists.Texts(ref json, ReadConnection);
            }
        }

        return new VirtualHub { Id = head.Id, Type = head.Type, Location = head.Location, NetworkIds = networks };
    }

    private static Value ReadConnection(scoped ref JsonCursor element) => element.Token is JsonTokenType.StartObject
        ? ReferenceReader.OfProperties(ref element, "remoteVirtualNetwork"u8)
        : JsonLists.WrongElement(ref element);
}
