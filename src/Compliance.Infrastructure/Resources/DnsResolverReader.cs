using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class DnsResolverReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value network = absent, provisioning = absent;
        while (json.Next())
        {
            if (json.Is("virtualNetwork"u8))
            {
                network = json.Member("id"u8);
            }
            else if (json.Is("provisioningState"u8))
            {
                provisioning = json.Value();
            }
        }

        return new DnsResolver { Id = head.Id, Type = head.Type, Location = head.Location, VirtualNetworkId = network, ProvisioningState = provisioning };
    }
}
