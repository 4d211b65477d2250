using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Rules.Egress;

/// <summary>What a group's outbound rules do with HTTPS to one service.</summary>
/// <param name="Group">The group.</param>
/// <param name="Allow">The first rule that lets some or all of it pass.</param>
/// <param name="FullAllow">The first rule that lets all of it pass.</param>
/// <param name="Deny">The first rule that stops all of it.</param>
/// <param name="PartialDeny">The first rule that stops some of it.</param>
internal sealed record TagPath(ResourceId Group, string Tag, OrderedRule? Allow, OrderedRule? FullAllow, OrderedRule? Deny, OrderedRule? PartialDeny)
{
    /// <summary>Stopped before anything lets it pass.</summary>
    public bool IsBlocked => Deny is not null && (Allow is null || Deny.Priority < Allow.Priority);

    public static TagPath Of(SecurityRules rules, string tag) => new(
        rules.Group,
        tag,
        rules.Outbound.FirstOrDefault(rule => rule.IsAllow && rule.OutboundTo(tag) >= Match.Partial),
        rules.Outbound.FirstOrDefault(rule => rule.IsAllow && rule.OutboundTo(tag) is Match.Full),
        rules.Outbound.FirstOrDefault(rule => !rule.IsAllow && rule.OutboundTo(tag) is Match.Full),
        rules.Outbound.FirstOrDefault(rule => !rule.IsAllow && rule.OutboundTo(tag) is Match.Partial));

    /// <summary>The judgement of the rules that ask for one service. Part of it is a matter of ARC-NET-006.</summary>
    public Judgement Judge()
    {
        if (IsBlocked)
        {
            return Judgement.NonCompliant($"HTTPS to {Tag} is stopped by the rule {Deny!.Rule.Name}.", Deny.Evidence(Expected()));
        }

        // Where the row's own default rules say nothing of it either, the platform's AllowInternetOutBound still does.
        return Allow is { IsDefault: false }
            ? Judgement.Compliant(Allow.Evidence(Expected()))
            : Judgement.CompliantWithNote(
                "No rule names the service; the default rule lets it pass.",
                Allow?.Evidence(Expected()) ?? new Evidence(Group, "properties.defaultSecurityRules", null, Expected()));
    }

    public string Expected() => $"Allow Outbound Tcp VirtualNetwork -> {Tag}:443 before any Deny";
}
