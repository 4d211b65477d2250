using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class ConnectedClusterReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value state = absent, scope = absent, connectivity = absent, lastConnected = absent, certificate = absent;
        Value agentVersion = absent, gateway = absent, provisioning = absent;
        while (json.Next())
        {
            if (json.Is("privateLinkState"u8))
            {
                state = json.Value();
            }
            else if (json.Is("privateLinkScopeResourceId"u8))
            {
                scope = json.Value();
            }
            else if (json.Is("connectivityStatus"u8))
            {
                connectivity = json.Value();
            }
            else if (json.Is("lastConnectivityTime"u8))
            {
                lastConnected = json.UniqueValue();
            }
            else if (json.Is("managedIdentityCertificateExpirationTime"u8))
            {
                certificate = json.UniqueValue();
            }
            else if (json.Is("agentVersion"u8))
            {
                agentVersion = json.Value();
            }
            else if (json.Is("gateway"u8))
            {
                gateway = json.ScalarMember("enabled"u8);
            }
            else if (json.Is("provisioningState"u8))
            {
                provisioning = json.Value();
            }
        }

        return new ConnectedCluster
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            Kind = head.Kind,
            PrivateLinkState = state,
            PrivateLinkScopeResourceId = scope,
            ConnectivityStatus = connectivity,
            LastConnectivityTime = lastConnected,
            ManagedIdentityCertificateExpirationTime = certificate,
            AgentVersion = agentVersion,
            GatewayEnabled = gateway,
            ProvisioningState = provisioning,
        };
    }
}
