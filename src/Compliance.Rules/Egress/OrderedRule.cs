using System.Globalization;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;

namespace Compliance.Rules.Egress;

/// <summary>A security rule with its place in the order, asked what it does with HTTPS to a service tag.</summary>
internal sealed record OrderedRule(ResourceId Group, SecurityRule Rule, int Priority, bool IsDefault)
{
    public bool IsAllow => Rule.Access.Is("Allow");

    /// <summary>False for a rule with a property of a form or value that nobody documents.</summary>
    public bool IsKnown => Priority >= 0
        && (Rule.Direction.Is("Outbound") || Rule.Direction.Is("Inbound"))
        && (IsAllow || Rule.Access.Is("Deny"))
        && IsKnownProtocol
        && !Rule.Sources.IsMalformed && !Rule.Destinations.IsMalformed && !Rule.DestinationPorts.IsMalformed
        && (Rule.Sources.Items.Length > 0 || Rule.SourceGroupIds.Items.Length > 0)
        && (Rule.Destinations.Items.Length > 0 || Rule.DestinationGroupIds.Items.Length > 0)
        && Rule.DestinationPorts.Items.Length > 0;

    private bool IsKnownProtocol => Rule.Protocol.Text?.ToUpperInvariant() is "*" or "TCP" or "UDP" or "ICMP" or "ICMPV6" or "ESP" or "AH";

    public static OrderedRule Of(ResourceId group, SecurityRule rule, bool isDefault) =>
        new(group, rule, int.TryParse(rule.Priority.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var priority) ? priority : -1, isDefault);

    public Evidence Evidence(string? expected = null) => new(
        Group,
        $"properties.{(IsDefault ? "defaultSecurityRules" : "securityRules")}[{Rule.Name.Display}]",
        $"{Rule.Access.Display} {Rule.Direction.Display} {Rule.Priority.Display} {Rule.Protocol.Display} {List(Rule.Sources, Rule.SourceGroupIds)} -> {List(Rule.Destinations, Rule.DestinationGroupIds)}:{string.Join(',', Rule.DestinationPorts.Items)}",
        expected);

    /// <summary>How much of the traffic from the virtual network to the tag, TCP 443, the rule decides on.</summary>
    public Match OutboundTo(string tag) => !IsHttps ? Match.None : Least(FromNetwork(), Most(Rule.Destinations.Items.Select(prefix => ServiceTags.Covers(prefix, tag))));

    /// <summary>The same for traffic that comes in. The source's table names the tag as destination: accepted on either side.</summary>
    public Match InboundWith(string tag) => !IsHttps ? Match.None
        : Most(Rule.Sources.Items.Concat(Rule.Destinations.Items.Where(prefix => !ServiceTags.IsAny(prefix))).Select(prefix => ServiceTags.Covers(prefix, tag)));

    private bool IsHttps => (Rule.Protocol.Is("*") || Rule.Protocol.Is("Tcp")) && Rule.DestinationPorts.Items.Any(Contains443);

    // A part of the network, and application security groups, are some of its machines only.
    private Match FromNetwork() => Rule.Sources.Items.Any(prefix => ServiceTags.IsAny(prefix) || prefix.Equals("VirtualNetwork", StringComparison.OrdinalIgnoreCase)) ? Match.Full
        : Rule.SourceGroupIds.Items.Length > 0 || Rule.Sources.Items.Any(ServiceTags.IsAddress) ? Match.Partial
        : Match.None;

    private static bool Contains443(string ports)
    {
        var bounds = ports.Split('-', 2, StringSplitOptions.TrimEntries);
        return ports.Trim() == "*"
            || (int.TryParse(bounds[0], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
                && int.TryParse(bounds[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
                && from <= 443 && to >= 443);
    }

    private static Match Least(Match left, Match right) => left < right ? left : right;

    private static Match Most(IEnumerable<Match> matches) => matches.DefaultIfEmpty(Match.None).Max();

    private static string List(ValueList<string> prefixes, ValueList<string> groups) =>
        string.Join(',', prefixes.Items.Concat(groups.Items.Select(id => ResourceId.TryParse(id, out var group) ? group.Name : id)));
}

/// <summary>How much of some traffic a rule decides on; ascending.</summary>
internal enum Match
{
    None,

    /// <summary>Some sources, or one region of a tag.</summary>
    Partial,
    Full,
}
