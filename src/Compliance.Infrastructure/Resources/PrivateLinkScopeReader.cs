using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class PrivateLinkScopeReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value publicAccess = absent, provisioning = absent, scopeId = absent;
        var connections = absent.ListUntilMet<ScopeConnection>();
        var extensions = absent.ListUntilMet<ServiceExtension>();
        while (json.Next())
        {
            if (json.Is("publicNetworkAccess"u8))
            {
                publicAccess = json.Value();
            }
            else if (json.Is("provisioningState"u8))
            {
                provisioning = json.Value();
            }
            else if (json.Is("privateLinkScopeId"u8))
            {
                scopeId = json.Value();
            }
            else if (json.Is("privateEndpointConnections"u8))
            {
                connections = JsonLists.Objects(ref json, ScopeConnectionReader.Read);
            }
            else if (json.Is("serviceExtensions"u8))
            {
                extensions = JsonLists.Objects(ref json, ReadExtension);
            }
        }

        return new PrivateLinkScope
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            PublicNetworkAccess = publicAccess,
            ProvisioningState = provisioning,
            PrivateLinkScopeId = scopeId,
            PrivateEndpointConnections = connections,
            ServiceExtensions = extensions,
        };
    }

    private static ServiceExtension ReadExtension(scoped ref JsonCursor json)
    {
        Value type = default, publicAccess = default;
        while (json.Next())
        {
            if (json.Is("serviceExtensionType"u8))
            {
                type = json.Value();
            }
            else if (json.Is("serviceExtensionPublicNetworkAccess"u8))
            {
                publicAccess = json.Value();
            }
        }

        return new ServiceExtension { ServiceExtensionType = type, PublicNetworkAccess = publicAccess };
    }
}
