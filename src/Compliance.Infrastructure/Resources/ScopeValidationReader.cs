using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class ScopeValidationReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var details = json.Open().ListUntilMet<ConnectionDetail>();
        while (json.Next())
        {
            if (json.Is("connectionDetails"u8))
            {
                details = JsonLists.Objects(ref json, ReadDetail);
            }
        }

        return new ScopeValidation { Id = head.Id, Type = head.Type, Location = head.Location, ConnectionDetails = details };
    }

    private static ConnectionDetail ReadDetail(scoped ref JsonCursor json)
    {
        Value id = default, address = default;
        while (json.Next())
        {
            if (json.Is("id"u8))
            {
                id = json.Value();
            }
            else if (json.Is("privateIpAddress"u8))
            {
                address = json.Value();
            }
        }

        return new ConnectionDetail { Id = id, PrivateIpAddress = address };
    }
}
