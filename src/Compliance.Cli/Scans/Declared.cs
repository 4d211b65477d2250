using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Judging;
using Compliance.Domain.Topologies;

namespace Compliance.Cli.Scans;

/// <summary>What was declared, probed and exempted.</summary>
/// <param name="Name">What messages call the declarations; null when none were given.</param>
internal sealed record Declared(DeclarationSet Declarations, ImmutableArray<Exemption> Exemptions, string? Name)
{
    /// <summary>Judges an estate by it, after a review of the two.</summary>
    /// <inheritdoc cref="Review" path="/exception"/>
    public Assessment Assess(Estate estate, RuleCatalogue catalogue) =>
        new Judge(catalogue, Exemptions).Assess(Topology.Link(Review(estate), Declarations, estate.ReadAt));

    /// <summary>Holds it against the estate it will be judged with, at that estate's time.</summary>
    /// <returns>The estate, which now warns of what does not count or names nothing.</returns>
    /// <exception cref="UsageException">The declarations contradict themselves on this estate.</exception>
    public Estate Review(Estate estate)
    {
        var review = DeclarationReview.Of(estate, Declarations, Exemptions, estate.ReadAt);
        return review.Conflicts switch
        {
            [] => estate.Warn(review.Warnings),
            [var only] => throw new UsageException($"{Name}: {only}."),
            [var first, .. var others] => throw new UsageException($"{Name}: {first} (and {others.Length} more contradictions like this)."),
        };
    }
}
