using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class ZoneGroupReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var configs = json.Open().ListUntilMet<ZoneConfig>();
        while (json.Next())
        {
            if (json.Is("privateDnsZoneConfigs"u8))
            {
                configs = JsonLists.Objects(ref json, ReadConfig);
            }
        }

        return new ZoneGroup { Id = head.Id, Type = head.Type, Location = head.Location, Configs = configs };
    }

    private static ZoneConfig ReadConfig(scoped ref JsonCursor json)
    {
        var config = new ZoneConfig();
        while (json.Next())
        {
            if (json.Is("properties"u8))
            {
                config = ReadProperties(ref json);
            }
        }

        return config;
    }

    private static ZoneConfig ReadProperties(scoped ref JsonCursor json)
    {
        var zone = json.Open();
        var records = zone.ListUntilMet<DnsConfig>();
        while (json.Next())
        {
            if (json.Is("privateDnsZoneId"u8))
            {
                zone = json.Value();
            }
            else if (json.Is("recordSets"u8))
            {
                records = JsonLists.Objects(ref json, DnsConfigReader.Read);
            }
        }

        return new ZoneConfig { PrivateDnsZoneId = zone, RecordSets = records };
    }
}
