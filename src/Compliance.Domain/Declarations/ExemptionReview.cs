using System.Collections.Immutable;
using Compliance.Domain.Exemptions;

namespace Compliance.Domain.Declarations;

/// <summary>Exemptions that expired or name nothing.</summary>
internal static class ExemptionReview
{
    public static IEnumerable<string> Warnings(ImmutableArray<Exemption> exemptions, NameableIds names, DateTimeOffset now)
    {
        foreach (var exemption in exemptions)
        {
            if (!exemption.IsValidAt(now))
            {
                yield return $"The exemption '{exemption.Id}' expired on {exemption.Expires:yyyy-MM-dd} and does not count.";
            }
            else if (!names.Match(exemption.Resource))
            {
                yield return $"The exemption '{exemption.Id}' matches nothing in the estate: '{exemption.Resource}'.";
            }
        }
    }
}
