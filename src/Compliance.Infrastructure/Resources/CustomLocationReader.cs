using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class CustomLocationReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json) =>
        new CustomLocation { Id = head.Id, Type = head.Type, Location = head.Location, HostResourceId = json.Member("hostResourceId"u8) };
}
