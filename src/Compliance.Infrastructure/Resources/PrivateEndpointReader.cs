using System.Collections.Immutable;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class PrivateEndpointReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value subnet = absent, provisioning = absent;
        var interfaces = absent.ListUntilMet<string>();
        var automatic = absent.ListUntilMet<ServiceConnection>();
        var manual = absent.ListUntilMet<ServiceConnection>();
        var dnsConfigs = absent.ListUntilMet<DnsConfig>();
        while (json.Next())
        {
            if (json.Is("subnet"u8))
            {
                subnet = json.Member("id"u8);
            }
            else if (json.Is("provisioningState"u8))
            {
                provisioning = json.Value();
            }
            else if (json.Is("networkInterfaces"u8))
            {
                interfaces = ReferenceReader.Ids(ref json);
            }
            else if (json.Is("privateLinkServiceConnections"u8))
            {
                automatic = JsonLists.Objects(ref json, static (scoped ref JsonCursor element) => ReadConnection(ref element, isManual: false));
            }
            else if (json.Is("manualPrivateLinkServiceConnections"u8))
            {
                manual = JsonLists.Objects(ref json, static (scoped ref JsonCursor element) => ReadConnection(ref element, isManual: true));
            }
            else if (json.Is("customDnsConfigs"u8))
            {
                dnsConfigs = JsonLists.Objects(ref json, DnsConfigReader.Read);
            }
        }

        return new PrivateEndpoint
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            SubnetId = subnet,
            ProvisioningState = provisioning,
            NetworkInterfaceIds = interfaces,
            Connections = Join(automatic, manual),
            CustomDnsConfigs = dnsConfigs,
        };
    }

    private static ServiceConnection ReadConnection(scoped ref JsonCursor json, bool isManual)
    {
        var connection = new ServiceConnection();
        while (json.Next())
        {
            if (json.Is("properties"u8))
            {
                connection = ReadConnectionProperties(ref json);
            }
        }

        return isManual ? connection with { IsManual = true } : connection;
    }

    private static ServiceConnection ReadConnectionProperties(scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value service = absent, status = absent;
        var groups = absent.ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("privateLinkServiceId"u8))
            {
                service = json.Value();
            }
            else if (json.Is("privateLinkServiceConnectionState"u8))
            {
                status = json.Member("status"u8);
            }
            else if (json.Is("groupIds"u8))
            {
                groups = JsonLists.Strings(ref json);
            }
        }

        return new ServiceConnection { ServiceId = service, Status = status, GroupIds = groups };
    }

    private static ValueList<ServiceConnection> Join(ValueList<ServiceConnection> automatic, ValueList<ServiceConnection> manual)
    {
        if (automatic.IsAbsent && manual.IsAbsent)
        {
            return default;
        }

        ImmutableArray<ServiceConnection> items = [.. automatic.Items, .. manual.Items];
        return automatic.IsMalformed || manual.IsMalformed ? ValueList<ServiceConnection>.OfMalformed(items) : ValueList<ServiceConnection>.Of(items);
    }
}
