using System.Collections.Immutable;

namespace Compliance.Domain.Declarations;

/// <summary>Attestations that expired, name nothing or contradict each other.</summary>
internal static class AttestationReview
{
    /// <summary>Two valid statements about the same resources that say the opposite. Where patterns merely overlap the worse one counts.</summary>
    public static IEnumerable<string> Conflicts(ImmutableArray<Attestation> attestations, DateTimeOffset now) => attestations
        .Where(attestation => attestation.IsValidAt(now))
        .GroupBy(attestation => (attestation.Rule, attestation.Resource.Text.ToUpperInvariant(), attestation.Site?.ToUpperInvariant()))
        .Where(group => group.Select(attestation => attestation.IsCompliant).Distinct().Count() > 1)
        .Select(group => $"{Name(group.First())} is given as compliant and as nonCompliant");

    public static IEnumerable<string> Warnings(ImmutableArray<Attestation> attestations, NameableIds names, DateTimeOffset now)
    {
        foreach (var attestation in attestations)
        {
            if (!attestation.IsValidAt(now))
            {
                yield return $"{Name(attestation)} expired on {attestation.Expires:yyyy-MM-dd} and does not count.";
            }
            else if (!names.Match(attestation.Resource))
            {
                yield return $"{Name(attestation)} matches nothing in the estate.";
            }
        }
    }

    private static string Name(Attestation attestation) =>
        $"The attestation of {attestation.Rule} for '{attestation.Resource}'{(attestation.Site is null ? "" : $" on site '{attestation.Site}'")}";
}
