using System.Text.RegularExpressions;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>Ids of resources and rules. What could never name anything is refused rather than silently matching nothing.</summary>
internal static partial class StrictIds
{
    public static ResourceId AsId(this StrictValue value, ResourceType type)
    {
        var text = value.AsText();
        return ResourceId.TryParse(text, out var id) && id.TypeName.Equals(type.Name, StringComparison.OrdinalIgnoreCase)
            ? id
            : throw value.Refuse($"is '{Excerpt.Of(text)}', which is no id of a {type.Name}");
    }

    /// <summary>An id, or one with <c>*</c> in it.</summary>
    public static ResourcePattern AsPattern(this StrictValue value)
    {
        var text = value.AsText();
        var isRight = text.Contains('*', StringComparison.Ordinal) ? Starred().IsMatch(text) : ResourceId.TryParse(text, out _);
        return isRight ? new ResourcePattern(text) : throw value.Refuse($"is '{Excerpt.Of(text)}', which is no resource id, nor a pattern of ids with '*'");
    }

    public static RuleId AsRule(this StrictValue value, RuleCatalogue catalogue)
    {
        var text = value.AsText();
        return catalogue.Find(new RuleId(text)) is { } rule
            ? rule.Descriptor.Id
            : throw value.Refuse($"is '{Excerpt.Of(text)}', which is no rule; 'compliance rules' lists them");
    }

    // A star may stand for the start of an id, or come after a start that ids have.
    [GeneratedRegex(@"^(?!.*//)(\*|/\*|/(subscriptions|providers)(/|\*))[^?#\\\p{C}]*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Starred();
}
