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
        text.Append(CultureInfo.InvariantCulture, $"The {catalogue.Rules.Count()} rules of rule pack {catalogue.Pack}, in the order they are judged. Generated from the catalogue; change the\n");
        text.Append("rule, then run the tests of `Compliance.Rules.Tests` with `COMPLIANCE_WRITE_DOCS=1`.\n\n");
        text.Append("`Critical`, `High` and `Medium` findings break their hop, `Low` and `Info` never do; a judgement may carry another severity than\n");
        text.Append("the one here, see the rule's page. An Unknown of a mandatory rule leaves its hop unknown; \"manual DNS\" means: only for a site\n");
        text.Append("that writes its own records. A remediation is what a plan would change; many causes need a person.\n\n");
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
