using System.Text.Json;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>Lists of references to other resources.</summary>
internal static class ReferenceReader
{
    /// <summary>The next value: <c>[{ "id": … }]</c>.</summary>
    public static ValueList<string> Ids(scoped ref JsonCursor json) => JsonLists.Texts(ref json, ReadId);

    /// <summary>
    /// The next value, a list of IP configurations: their subnets' ids. Firewalls keep them below <c>properties</c>,
    /// resolvers do not; a firewall's further public addresses have no subnet.
    /// </summary>
    public static ValueList<string> Subnets(scoped ref JsonCursor json) => JsonLists.Texts(ref json, ReadSubnet);

    /// <summary>An element <c>{ "properties": { … : { "id": … } } }</c>: the reference of that name.</summary>
    public static Value OfProperties(scoped ref JsonCursor element, ReadOnlySpan<byte> name)
    {
        Value id = default;
        while (element.Next())
        {
            if (element.Is("properties"u8))
            {
                id = element.Open();
                while (element.Next())
                {
                    if (element.Is(name))
                    {
                        id = element.Member("id"u8);
                    }
                }
            }
        }

        return id;
    }

    private static Value ReadId(scoped ref JsonCursor element) => JsonLists.MemberOf(ref element, "id"u8);

    private static Value ReadSubnet(scoped ref JsonCursor element)
    {
        if (element.Token is not JsonTokenType.StartObject)
        {
            return JsonLists.WrongElement(ref element);
        }

        Value subnet = default;
        while (element.Next())
        {
            if (element.Is("subnet"u8))
            {
                subnet = element.Member("id"u8);
            }
            else if (element.Is("properties"u8))
            {
                subnet = element.Open();
                while (element.Next())
                {
                    if (element.Is("subnet"u8))
                    {
                        subnet = element.Member("id"u8);
                    }
                }
            }
        }

        return subnet;
    }
}
