using System.Collections.Immutable;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Egress;

/// <summary>The lower number is evaluated first: an allow rule behind the rule that blocks the internet lets nothing pass.</summary>
internal sealed class AllowRulesComeFirstRule : IRule<EgressPath>
{
    private static readonly string[] Tags = [ServiceTags.Entra, ServiceTags.ResourceManager, ServiceTags.FrontDoor, ServiceTags.ContainerRegistry];

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-NET-006"),
        Title = "Allow rules must come before rules that block the internet",
        Hop = Hop.Egress,
        Severity = Severity.High,
        Remediation = RemediationAction.NsgRule,
    };

    public Judgement Judge(EgressPath subject, Topology topology) => EgressGate.Judge(subject, Judge);

    private static Judgement Judge(SecurityRules rules)
    {
        var paths = Tags.Select(tag => TagPath.Of(rules, tag)).ToList();
        if (paths.FindAll(IsBehind) is { Count: > 0 } behind)
        {
            return Judgement.NonCompliant($"The rule that allows {Names(behind)} comes after one that denies it.", Evidences(behind));
        }

        return paths.FindAll(IsPartial) is { Count: > 0 } partial
            ? Judgement.NonCompliant($"Only a part of {Names(partial)} passes: a rule covers one region or some sources only.", Evidences(partial)) with { Severity = Severity.Low }
            : Judgement.Compliant(Evidences(paths));
    }

    private static bool IsBehind(TagPath path) => path is { IsBlocked: true, Allow.IsDefault: false };

    // What a partial rule leaves over must still pass before all of it is stopped.
    private static bool IsPartial(TagPath path) => !path.IsBlocked
        && ((path.Deny is { } deny && (path.FullAllow is null || deny.Priority < path.FullAllow.Priority))
            || (path.PartialDeny is { } part && (path.FullAllow is null || part.Priority < path.FullAllow.Priority)));

    private static string Names(List<TagPath> paths) => string.Join(", ", paths.Select(path => path.Tag));

    private static ImmutableArray<Evidence> Evidences(List<TagPath> paths) =>
    [
        .. paths.SelectMany(path => new[] { path.Allow, path.Deny, path.PartialDeny }.OfType<OrderedRule>().Select(rule => rule.Evidence())).Distinct(),
    ];
}
