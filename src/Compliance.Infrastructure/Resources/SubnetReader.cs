using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class SubnetReader
{
    public static Subnet Read(scoped ref JsonCursor json)
    {
        Value id = default;
        var subnet = new Subnet();
        while (json.Next())
        {
            if (json.Is("id"u8))
            {
                id = json.Value();
            }
            else if (json.Is("properties"u8))
            {
                subnet = ReadProperties(ref json);
            }
        }

        return subnet with { Id = id };
    }

    private static Subnet ReadProperties(scoped ref JsonCursor json)
    {
        var absent = json.Open();
        var single = absent;
        var several = absent.ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("addressPrefix"u8))
            {
                single = json.Value();
            }
            else if (json.Is("addressPrefixes"u8))
            {
                several = JsonLists.Strings(ref json);
            }
        }

        return new Subnet { AddressPrefixes = JsonLists.Join(single, several) };
    }
}
