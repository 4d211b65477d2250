using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class PeeringReader
{
    public static Peering Read(scoped ref JsonCursor json)
    {
        var peering = new Peering();
        while (json.Next())
        {
            if (json.Is("properties"u8))
            {
                peering = ReadProperties(ref json);
            }
        }

        return peering;
    }

    private static Peering ReadProperties(scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value remote = absent, state = absent, useRemote = absent, allowTransit = absent;
        while (json.Next())
        {
            if (json.Is("remoteVirtualNetwork"u8))
            {
                remote = json.Member("id"u8);
            }
            else if (json.Is("peeringState"u8))
            {
                state = json.Value();
            }
            else if (json.Is("useRemoteGateways"u8))
            {
                useRemote = json.Scalar();
            }
            else if (json.Is("allowGatewayTransit"u8))
            {
                allowTransit = json.Scalar();
            }
        }

        return new Peering { RemoteNetworkId = remote, State = state, UseRemoteGateways = useRemote, AllowGatewayTransit = allowTransit };
    }
}
