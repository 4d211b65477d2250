using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class ScopedResourceReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json) =>
        new ScopedResource { Id = head.Id, Type = head.Type, Location = head.Location, LinkedResourceId = json.Member("linkedResourceId"u8) };
}
