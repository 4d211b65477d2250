using System.Globalization;
using System.Text;
using System.Text.Json;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;

namespace Compliance.Rules.Tests.Documentation;

/// <summary>The table of all rules, <c>docs/rules/index.md</c>, as the catalogue makes it.</summary>
internal static class RuleIndex
{
    public const string File = "docs/rules/index.md";

    public static string Of(RuleCatalogue catalogue)
    {
        var text = new StringBuilder();
        text.Append("# Rules\n\n");
        text.Append(CultureInfo.InvariantCulture, $"The {catalogue.Rules.Length} rules of rule pack {catalogue.Pack}, in the order of their ids. This page is generated from the catalogue: to\n");
        text.Append("renew it run the tests of `Compliance.Rules.Tests` with `COMPLIANCE_WRITE_DOCS=1`.\n\n");
        text.Append("Findings of severity Critical, High and Medium break their hop, Low and Info never do; a judgement may carry another severity\n");
        text.Append("than the one here, as the rule's page says. Unknown of a mandatory rule leaves its hop unknown; \"manual DNS\" means that this\n");
        text.Append("holds only for a site that writes its own records. The remediation is what a plan would change; without one a person has to act.\n\n");
        text.Append("| id | title | hop | severity | mandatory | remediation |\n|---|---|---|---|---|---|\n");
        foreach (var rule in catalogue.Rules.Select(rule => rule.Descriptor))
        {
            var mandatory = rule.IsMandatory ? "yes" : rule.IsMandatoryInManualDns ? "manual DNS" : "";
            var remediation = rule.Remediation is RemediationAction.None ? "" : $"`{JsonNamingPolicy.CamelCase.ConvertName(rule.Remediation.ToString())}`";
            text.Append(CultureInfo.InvariantCulture, $"| [{rule.Id}]({rule.Id}.md) | {rule.Title} | {JsonNamingPolicy.CamelCase.ConvertName(rule.Hop.ToString())} | {rule.Severity} | {mandatory} | {remediation} |\n");
        }

        return text.ToString();
    }
}
