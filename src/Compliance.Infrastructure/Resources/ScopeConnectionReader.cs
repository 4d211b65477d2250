using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>One element of <c>privateEndpointConnections</c>, which Arc's and Azure Monitor's scopes write alike.</summary>
internal static class ScopeConnectionReader
{
    public static ScopeConnection Read(scoped ref JsonCursor json)
    {
        Value id = default;
        var connection = new ScopeConnection();
        while (json.Next())
        {
            if (json.Is("id"u8))
            {
                id = json.Value();
            }
            else if (json.Is("properties"u8))
            {
                connection = ReadProperties(ref json);
            }
        }

        return connection with { Id = id };
    }

    private static ScopeConnection ReadProperties(scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value endpoint = absent, status = absent, provisioning = absent;
        var groups = absent.ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("privateEndpoint"u8))
            {
                endpoint = json.Member("id"u8);
            }
            else if (json.Is("privateLinkServiceConnectionState"u8))
            {
                status = json.Member("status"u8);
            }
            else if (json.Is("provisioningState"u8))
            {
                provisioning = json.Value();
            }
            else if (json.Is("groupIds"u8))
            {
                groups = JsonLists.Strings(ref json);
            }
        }

        return new ScopeConnection { PrivateEndpointId = endpoint, Status = status, ProvisioningState = provisioning, GroupIds = groups };
    }
}
