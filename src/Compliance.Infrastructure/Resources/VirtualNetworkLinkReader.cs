using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class VirtualNetworkLinkReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value network = absent, state = absent, policy = absent;
        while (json.Next())
        {
            if (json.Is("virtualNetwork"u8))
            {
                network = json.Member("id"u8);
            }
            else if (json.Is("virtualNetworkLinkState"u8))
            {
                state = json.Value();
            }
            else if (json.Is("resolutionPolicy"u8))
            {
                policy = json.Value();
            }
        }

        return new VirtualNetworkLink
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            VirtualNetworkId = network,
            State = state,
            ResolutionPolicy = policy,
        };
    }
}
