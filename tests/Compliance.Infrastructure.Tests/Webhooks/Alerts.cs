using Compliance.Application.Alerts;
using Compliance.Application.Findings;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Tests.Webhooks;

/// <summary>Messages to tell.</summary>
internal static class Alerts
{
    public static DateTimeOffset At { get; } = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    public static AlertMessage Message(params Alert[] alerts) => new("m1", At, [.. alerts]);

    public static Alert Opened(string zone = "privatelink.his.arc.azure.com", Severity severity = Severity.High, string message = "The zone is linked to no virtual network.")
    {
        var id = ResourceId.Parse($"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/{zone}");
        var rule = new RuleId("ARC-DNS-003");
        return new Alert("a1", Transition.Opened, new StoredFinding
        {
            Key = FindingKey.Of(rule, id),
            RuleId = rule,
            Title = "Private DNS zone must be linked",
            ResourceId = id,
            Severity = severity,
            Message = message,
            AffectedCount = 42,
            AffectedDigest = "d",
            FirstSeenAt = At,
            LastChangedAt = At,
            ReadAt = At,
        });
    }
}
