using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>A name with its addresses, as <c>customDnsConfigs</c> and a zone group's <c>recordSets</c> both write it.</summary>
internal static class DnsConfigReader
{
    public static DnsConfig Read(scoped ref JsonCursor json)
    {
        Value fqdn = default;
        ValueList<string> addresses = default;
        while (json.Next())
        {
            if (json.Is("fqdn"u8))
            {
                fqdn = json.Value();
            }
            else if (json.Is("ipAddresses"u8))
            {
                addresses = JsonLists.Strings(ref json);
            }
        }

        return new DnsConfig { Fqdn = fqdn, Addresses = addresses };
    }
}
