using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class PrivateDnsZoneReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json) => new PrivateDnsZone
    {
        Id = head.Id,
        Type = head.Type,
        Location = head.Location,
        ProvisioningState = json.Member("provisioningState"u8),
    };
}
