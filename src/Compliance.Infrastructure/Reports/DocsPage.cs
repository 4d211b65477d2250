using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports;

/// <summary>Where the page of a rule lies, relative to the root of the repository.</summary>
internal static class DocsPage
{
    public static string Of(RuleId rule) => $"docs/rules/{rule}.md";
}
