using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class NetworkSecurityGroupReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        var own = absent.ListUntilMet<SecurityRule>();
        var defaults = absent.ListUntilMet<SecurityRule>();
        while (json.Next())
        {
            if (json.Is("securityRules"u8))
            {
                own = JsonLists.Objects(ref json, SecurityRuleReader.Read);
            }
            else if (json.Is("defaultSecurityRules"u8))
            {
                defaults = JsonLists.Objects(ref json, SecurityRuleReader.Read);
            }
        }

        return new NetworkSecurityGroup { Id = head.Id, Type = head.Type, Location = head.Location, SecurityRules = own, DefaultSecurityRules = defaults };
    }
}
