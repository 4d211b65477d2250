using System.Net;
using System.Text.Json;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Addresses of a subnet that nothing in the estate has. The first four and the last belong to the platform.</summary>
internal static class SubnetAddresses
{
    private const int Reserved = 4;

    public static IEnumerable<string> Free(string subnetId, ResourceStore store)
    {
        if (store.Find(subnetId)?.Properties is not { } properties || PrefixOf(properties) is not { } text || !IPNetwork.TryParse(text, out var prefix) || prefix.BaseAddress.GetAddressBytes() is not [_, _, _, _] start)
        {
            yield break;
        }

        var taken = Taken(store);
        var first = System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(start);
        var size = 1L << (32 - prefix.PrefixLength);
        for (long at = Reserved; at < size - 1; at++)
        {
            var address = new IPAddress([.. BitConverter.GetBytes((uint)(first + at)).Reverse()]).ToString();
            if (!taken.Contains(address))
            {
                yield return address;
            }
        }
    }

    private static string? PrefixOf(JsonElement properties) =>
        properties.Text("addressPrefix") ?? (properties.Member("addressPrefixes") is { ValueKind: JsonValueKind.Array } list && list.GetArrayLength() > 0 ? list[0].GetString() : null);

    private static HashSet<string> Taken(ResourceStore store) =>
    [
        .. store.OfType("Microsoft.Network/networkInterfaces").SelectMany(card => Configurations(card).Select(c => c.Text("properties", "privateIPAddress"))).OfType<string>(),
        .. store.OfType("Microsoft.Network/dnsResolvers/inboundEndpoints").SelectMany(endpoint => Configurations(endpoint).Select(c => c.Text("privateIpAddress"))).OfType<string>(),
        .. store.OfType("Microsoft.Network/azureFirewalls").SelectMany(firewall => Configurations(firewall).Select(c => c.Text("properties", "privateIPAddress"))).OfType<string>(),
    ];

    private static IEnumerable<JsonElement> Configurations(Resource resource) =>
        resource.Properties?.Member("ipConfigurations") is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];
}
