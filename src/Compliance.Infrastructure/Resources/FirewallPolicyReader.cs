using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class FirewallPolicyReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value basePolicy = absent, proxy = absent;
        while (json.Next())
        {
            if (json.Is("basePolicy"u8))
            {
                basePolicy = json.Member("id"u8);
            }
            else if (json.Is("dnsSettings"u8))
            {
                proxy = json.ScalarMember("enableProxy"u8);
            }
        }

        return new FirewallPolicy { Id = head.Id, Type = head.Type, Location = head.Location, BasePolicyId = basePolicy, DnsProxy = proxy };
    }
}
