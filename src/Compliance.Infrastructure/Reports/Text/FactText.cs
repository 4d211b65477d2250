using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>One fact as a sentence: whose property, what it is, what it should be.</summary>
internal static class FactText
{
    /// <param name="about">The resource the reader knows this is about; it is not named again.</param>
    public static string Of(Evidence fact, ResourceId about)
    {
        var whose = fact.ResourceId == about ? "" : $"{Words.Shorten(fact.ResourceId.Text)} ";
        if (fact.Property == "id")
        {
            return $"{whose}{(fact.Actual is null ? "does not exist" : "exists")}";
        }

        return $"{whose}{Words.Shorten(fact.Property)} is {(fact.Actual is null ? "absent" : Words.Shorten(fact.Actual))}{Expected(fact)}";
    }

    // An expectation that was met, or that the property's own name says, tells nothing.
    private static string Expected(Evidence fact) =>
        fact.Expected is null
        || string.Equals(fact.Expected, fact.Actual, StringComparison.OrdinalIgnoreCase)
        || fact.Property.EndsWith(fact.Expected, StringComparison.OrdinalIgnoreCase)
            ? ""
            : $", expected {Words.Shorten(fact.Expected)}";
}
