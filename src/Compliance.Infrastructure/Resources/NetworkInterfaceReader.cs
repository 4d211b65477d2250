using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class NetworkInterfaceReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var configurations = json.Open().ListUntilMet<IpConfiguration>();
        while (json.Next())
        {
            if (json.Is("ipConfigurations"u8))
            {
                configurations = JsonLists.Objects(ref json, ReadConfiguration);
            }
        }

        return new NetworkInterface { Id = head.Id, Type = head.Type, Location = head.Location, IpConfigurations = configurations };
    }

    private static IpConfiguration ReadConfiguration(scoped ref JsonCursor json)
    {
        var configuration = new IpConfiguration();
        while (json.Next())
        {
            if (json.Is("properties"u8))
            {
                configuration = ReadProperties(ref json);
            }
        }

        return configuration;
    }

    private static IpConfiguration ReadProperties(scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value address = absent, member = absent;
        var fqdns = absent.ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("privateIPAddress"u8))
            {
                address = json.Value();
            }
            else if (json.Is("privateLinkConnectionProperties"u8))
            {
                member = json.Open();
                fqdns = member.ListUntilMet<string>();
                while (json.Next())
                {
                    if (json.Is("requiredMemberName"u8))
                    {
                        member = json.Value();
                    }
                    else if (json.Is("fqdns"u8))
                    {
                        fqdns = JsonLists.Strings(ref json);
                    }
                }
            }
        }

        return new IpConfiguration { PrivateIpAddress = address, MemberName = member, Fqdns = fqdns };
    }
}
