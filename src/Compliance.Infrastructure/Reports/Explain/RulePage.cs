using System.Text;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports.Text;

namespace Compliance.Infrastructure.Reports.Explain;

/// <summary>A rule for a person: what is fixed about it, then the text of its page.</summary>
public static class RulePage
{
    /// <param name="page">The rule's page in Markdown; null when there is none.</param>
    public static async Task WriteAsync(RuleDescriptor rule, string? page, ReportOptions options, Stream output, CancellationToken cancellationToken)
    {
        var text = new TextPage(options.Width, options.HasColour);
        text.Labelled(0, $"{rule.Id}  ", Ink.Bold, rule.Title, Ink.Bold);
        text.Blank();
        foreach (var (name, fact) in Facts(rule))
        {
            text.Labelled(2, $"{name,-11}", Ink.Dim, fact);
        }

        if (page is null)
        {
            text.Blank();
            text.Paragraph(0, "This build has no page for the rule: what is above is all it says of itself.");
        }
        else
        {
            new MarkdownText(text).Write(WithoutExamples(page));
            text.Blank();
            text.Paragraph(0, $"Examples, one that passes and one that fails: {DocsPage.Of(rule.Id)}");
        }

        await output.WriteAsync(Encoding.UTF8.GetBytes(text.Take()), cancellationToken);
    }

    // They are whole estates: screens of JSON that nobody reads on one.
    private static string WithoutExamples(string page) =>
        page.IndexOf("\n## Examples", StringComparison.Ordinal) is >= 0 and var examples ? page[..examples] : page;

    private static IEnumerable<(string Name, string Fact)> Facts(RuleDescriptor rule)
    {
        yield return ("hop", Words.Of(rule.Hop));
        yield return ("severity", Words.Of(rule.Severity));
        yield return ("mandatory", Mandatory(rule));
        if (rule.NeedsPrivateZones)
        {
            yield return ("applies", "where the site's names are answered from private DNS zones, not where it writes its own");
        }

        if (rule.DecidedBy is { } other)
        {
            yield return ("decided", $"also by {other}, where this rule alone cannot");
        }

        yield return ("repair", rule.Remediation is RemediationAction.None ? "by hand" : $"a plan can: {CamelCase<RemediationAction>.Of(rule.Remediation)}");
    }

    private static string Mandatory(RuleDescriptor rule) => rule switch
    {
        { IsMandatory: true } => "yes: while it cannot be decided, its hop is not proven",
        { IsMandatoryInManualDns: true } => "where a site writes its own DNS",
        _ => "no: it can break its hop, but not leave it unproven",
    };
}
