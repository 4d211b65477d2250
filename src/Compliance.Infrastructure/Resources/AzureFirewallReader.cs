using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class AzureFirewallReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value policy = absent, proxy = absent;
        var subnets = absent.ListUntilMet<string>();
        while (json.Next())
        {
            if (json.Is("firewallPolicy"u8))
            {
                policy = json.Member("id"u8);
            }
            else if (json.Is("additionalProperties"u8))
            {
                proxy = json.ScalarMember("Network.DNS.EnableProxy"u8);
            }
            else if (json.Is("ipConfigurations"u8))
            {
                subnets = ReferenceReader.Subnets(ref json);
            }
        }

        return new AzureFirewall
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            FirewallPolicyId = policy,
            ClassicDnsProxy = proxy,
            SubnetIds = subnets,
        };
    }
}
