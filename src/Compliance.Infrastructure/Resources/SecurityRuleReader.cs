using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class SecurityRuleReader
{
    public static SecurityRule Read(scoped ref JsonCursor json)
    {
        Value name = default;
        var rule = new SecurityRule();
        while (json.Next())
        {
            if (json.Is("name"u8))
            {
                name = json.Value();
            }
            else if (json.Is("properties"u8))
            {
                rule = ReadProperties(ref json);
            }
        }

        return rule with { Name = name };
    }

    private static SecurityRule ReadProperties(scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value direction = absent, access = absent, priority = absent, protocol = absent;
        Value source = absent, destination = absent, port = absent;
        ValueList<string> sources = default, destinations = default, ports = default, sourceGroups = default, destinationGroups = default;
        while (json.Next())
        {
            if (json.Is("direction"u8))
            {
                direction = json.Value();
            }
            else if (json.Is("access"u8))
            {
                access = json.Value();
            }
            else if (json.Is("priority"u8))
            {
                priority = json.Scalar();
            }
            else if (json.Is("protocol"u8))
            {
                protocol = json.Value();
            }
            else if (json.Is("sourceAddressPrefix"u8))
            {
                source = json.Value();
            }
            else if (json.Is("sourceAddressPrefixes"u8))
            {
                sources = JsonLists.Strings(ref json);
            }
            else if (json.Is("destinationAddressPrefix"u8))
            {
                destination = json.Value();
            }
            else if (json.Is("destinationAddressPrefixes"u8))
            {
                destinations = JsonLists.Strings(ref json);
            }
            else if (json.Is("destinationPortRange"u8))
            {
                port = json.Value();
            }
            else if (json.Is("destinationPortRanges"u8))
            {
                ports = JsonLists.Strings(ref json);
            }
            else if (json.Is("sourceApplicationSecurityGroups"u8))
            {
                sourceGroups = ReferenceReader.Ids(ref json);
            }
            else if (json.Is("destinationApplicationSecurityGroups"u8))
            {
                destinationGroups = ReferenceReader.Ids(ref json);
            }
        }

        return new SecurityRule
        {
            Direction = direction,
            Access = access,
            Priority = priority,
            Protocol = protocol,
            Sources = JsonLists.Join(source, sources),
            Destinations = JsonLists.Join(destination, destinations),
            DestinationPorts = JsonLists.Join(port, ports),
            SourceGroupIds = sourceGroups,
            DestinationGroupIds = destinationGroups,
        };
    }
}
