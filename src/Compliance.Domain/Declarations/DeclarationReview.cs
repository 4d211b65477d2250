using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Exemptions;

namespace Compliance.Domain.Declarations;

/// <summary>What only shows when declarations, evidence and exemptions are held against an estate.</summary>
/// <param name="Conflicts">Contradictions, after which no judgement would mean anything.</param>
/// <param name="Warnings">What does not count, or names nothing: a statement each, in the order of the files.</param>
public sealed record DeclarationReview(ImmutableArray<string> Conflicts, ImmutableArray<string> Warnings)
{
    /// <param name="now">The time rules judge at.</param>
    public static DeclarationReview Of(Estate estate, DeclarationSet declarations, ImmutableArray<Exemption> exemptions, DateTimeOffset now)
    {
        var sites = new SiteReview(estate, declarations.Sites);
        var names = new NameableIds(estate, declarations);
        return new DeclarationReview(
            [.. sites.Conflicts(), .. AttestationReview.Conflicts(declarations.Attestations, now)],
            [
                .. sites.Warnings(),
                .. ListedIdsReview.Warnings(estate, declarations, names),
                .. AttestationReview.Warnings(declarations.Attestations, names, now),
                .. EvidenceReview.Warnings(declarations, now),
                .. ExemptionReview.Warnings(exemptions, names, now),
            ]);
    }
}
