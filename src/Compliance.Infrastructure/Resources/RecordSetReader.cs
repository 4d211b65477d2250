using System.Net;
using System.Text.Json;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>
/// An A record set, from ARM (<c>aRecords[].ipv4Address</c>) or from Resource Graph's <c>dnsresources</c>, whose shape no
/// public source confirms: the spellings that could stand there are all read.
/// </summary>
internal static class RecordSetReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var addresses = json.Open().ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("aRecords"u8) || json.Is("records"u8) || json.Is("ipv4Addresses"u8) || json.Is("ipAddresses"u8))
            {
                addresses = JsonLists.Texts(ref json, ReadAddress);
            }
        }

        return new RecordSet { Id = head.Id, Type = head.Type, Location = head.Location, Addresses = addresses };
    }

    private static Value ReadAddress(scoped ref JsonCursor element)
    {
        if (element.Token is not JsonTokenType.StartObject)
        {
            // Only an address may stand in for the object: no other text, and no null.
            return element.Token is JsonTokenType.String && element.AsText() is var text && IPAddress.TryParse(text.Text, out _) ? text : JsonLists.WrongElement(ref element);
        }

        Value address = default;
        while (element.Next())
        {
            if (element.Is("ipv4Address"u8) || element.Is("ipAddress"u8))
            {
                address = element.Value();
            }
        }

        return address;
    }
}
