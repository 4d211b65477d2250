using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class InboundEndpointReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var provisioning = json.Open();
        var subnets = provisioning.ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("provisioningState"u8))
            {
                provisioning = json.Value();
            }
            else if (json.Is("ipConfigurations"u8))
            {
                subnets = ReferenceReader.Subnets(ref json);
            }
        }

        return new InboundEndpoint { Id = head.Id, Type = head.Type, Location = head.Location, ProvisioningState = provisioning, SubnetIds = subnets };
    }
}
