using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Estates;

/// <summary>Something that only Resource Manager can answer, one call each.</summary>
/// <param name="About">The resource itself; of children, their parent.</param>
/// <param name="Children">The last part of the children's type; null for the resource itself.</param>
internal sealed record ArmQuestion(ResourceType Type, ResourceId About, string? Children = null)
{
    /// <summary>What it means that there is no answer: most of what only Resource Manager knows is read by supporting rules alone.</summary>
    public GapEffect Effect { get; init; } = GapEffect.Advisory;
}
