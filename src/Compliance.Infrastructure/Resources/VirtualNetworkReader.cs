using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class VirtualNetworkReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        var prefixes = absent.ListUntilMet<string>();
        var servers = absent.ListUntilMet<string>();
        var subnets = absent.ListUntilMet<Subnet>();
        var peerings = absent.ListUntilMet<Peering>();
        while (json.Next())
        {
            if (json.Is("addressSpace"u8))
            {
                prefixes = MemberStrings(ref json, "addressPrefixes"u8);
            }
            else if (json.Is("dhcpOptions"u8))
            {
                servers = MemberStrings(ref json, "dnsServers"u8);
            }
            else if (json.Is("subnets"u8))
            {
                subnets = JsonLists.Objects(ref json, SubnetReader.Read);
            }
            else if (json.Is("virtualNetworkPeerings"u8))
            {
                peerings = JsonLists.Objects(ref json, PeeringReader.Read);
            }
        }

        return new VirtualNetwork
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            AddressPrefixes = prefixes,
            DnsServers = servers,
            Subnets = subnets,
            Peerings = peerings,
        };
    }

    private static ValueList<string> MemberStrings(scoped ref JsonCursor json, ReadOnlySpan<byte> name)
    {
        var strings = json.Open().ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is(name))
            {
                strings = JsonLists.Strings(ref json);
            }
        }

        return strings;
    }
}
