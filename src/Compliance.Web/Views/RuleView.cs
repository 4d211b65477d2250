using Compliance.Domain.Rules;

namespace Compliance.Web.Views;

/// <summary>A rule of the catalogue.</summary>
/// <param name="Mandatory">True when an unknown of this rule leaves its hop unknown.</param>
/// <param name="Remediation">The ARM change that would repair a non-compliance.</param>
public sealed record RuleView(string Id, string Title, Hop Hop, Severity Severity, bool Mandatory, RemediationAction Remediation, string Docs)
{
    internal static RuleView Of(RuleDescriptor rule) =>
        new(rule.Id.Value, rule.Title, rule.Hop, rule.Severity, rule.IsMandatory, rule.Remediation, $"docs/rules/{rule.Id}.md");
}
