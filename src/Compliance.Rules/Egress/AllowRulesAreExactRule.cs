using System.Collections.Immutable;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Egress;

/// <summary>
/// The names and numbers of Microsoft's table are examples: whoever follows them finds his way back to the page, and
/// nothing breaks for whoever does not. A name is unique in a group, so the inbound twin may have any.
/// </summary>
internal sealed class AllowRulesAreExactRule : IRule<EgressPath>
{
    private static readonly TableRow[] Table =
    [
        new("AllowAADOutboundAccess", 150, ServiceTags.Entra),
        new("AllowAzOutboundAccess", 151, ServiceTags.ResourceManager),
        new("AllowAzureFrontDoorFirstPartyAccess", 152, ServiceTags.FrontDoor),
        new("AllowMCROutboundAccess", 153, ServiceTags.ContainerRegistry),
    ];

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-NET-007"),
        Title = "Allow rules should have the names and priorities of Microsoft's table",
        Hop = Hop.Egress,
        Severity = Severity.Info,
        Remediation = RemediationAction.NsgRule,
    };

    public Judgement Judge(EgressPath subject, Topology topology) => EgressGate.Judge(subject, Judge);

    private static Judgement Judge(SecurityRules rules)
    {
        var different = Table.Where(row => !rules.Outbound.Any(row.IsMet)).ToList();
        return different.Count == 0
            ? Judgement.Compliant(Evidences(rules, Table))
            : Judgement.NonCompliant($"{different.Count} of {Table.Length} rules are not as in Microsoft's table, which is an example only.", Evidences(rules, different));
    }

    private static ImmutableArray<Evidence> Evidences(SecurityRules rules, IEnumerable<TableRow> rows) =>
    [
        .. rows.Select(row => rules.Outbound.Concat(rules.Inbound).FirstOrDefault(rule => rule.Rule.Name.Is(row.Name))?.Evidence(row.ToString())
            ?? new Evidence(rules.Group, $"properties.securityRules[{row.Name}]", null, row.ToString())),
    ];

    private sealed record TableRow(string Name, int Priority, string Tag)
    {
        public bool IsMet(OrderedRule rule) =>
            rule.IsAllow && rule.Rule.Name.Is(Name) && rule.Priority == Priority && rule.Rule.Destinations.Items.Contains(Tag, StringComparer.OrdinalIgnoreCase);

        public override string ToString() => $"Allow Outbound {Priority} Tcp VirtualNetwork -> {Tag}:443";
    }
}
