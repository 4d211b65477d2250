using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class VirtualNetworkGatewayReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var type = json.Open();
        var subnets = type.ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("gatewayType"u8))
            {
                type = json.Value();
            }
            else if (json.Is("ipConfigurations"u8))
            {
                subnets = ReferenceReader.Subnets(ref json);
            }
        }

        return new VirtualNetworkGateway { Id = head.Id, Type = head.Type, Location = head.Location, GatewayType = type, SubnetIds = subnets };
    }
}
