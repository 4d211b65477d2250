using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>The registration state stands at the top level as ARM answers it, and below <c>properties</c> in estates that made rows of ARM shape.</summary>
internal static class ProviderReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var state = json.Member("registrationState"u8);
        return new Provider
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            RegistrationState = head.RegistrationState.IsAbsent ? state : head.RegistrationState,
        };
    }
}
