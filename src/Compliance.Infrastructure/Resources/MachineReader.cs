using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class MachineReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value scope = absent, provider = absent, detected = absent;
        var addresses = absent.ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("privateLinkScopeResourceId"u8))
            {
                scope = json.Value();
            }
            else if (json.Is("cloudMetadata"u8))
            {
                provider = json.Member("provider"u8);
            }
            else if (json.Is("detectedProperties"u8))
            {
                detected = json.Member("cloudprovider"u8);
            }
            else if (json.Is("networkProfile"u8))
            {
                addresses = ReadNetworkProfile(ref json);
            }
        }

        return new Machine
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            PrivateLinkScopeResourceId = scope,
            CloudProvider = provider.IsEmpty ? detected : provider,
            Addresses = addresses,
        };
    }

    private static ValueList<string> ReadNetworkProfile(scoped ref JsonCursor json)
    {
        var addresses = json.Open().ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("networkInterfaces"u8))
            {
                addresses = JsonLists.Flatten(JsonLists.Objects(ref json, ReadInterface));
            }
        }

        return addresses;
    }

    private static ValueList<string> ReadInterface(scoped ref JsonCursor json)
    {
        ValueList<string> addresses = default;
        while (json.Next())
        {
            if (json.Is("ipAddresses"u8))
            {
                addresses = JsonLists.Texts(ref json, ReadAddress);
            }
        }

        return addresses;
    }

    private static Value ReadAddress(scoped ref JsonCursor element) => JsonLists.MemberOf(ref element, "address"u8);
}
