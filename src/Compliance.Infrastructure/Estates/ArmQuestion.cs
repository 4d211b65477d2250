using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Estates;

/// <summary>Something that only Resource Manager can answer, one call each.</summary>
/// <param name="About">The resource itself; of children, their parent.</param>
/// <param name="Children">The last part of the children's type; null for the resource itself.</param>
internal sealed record ArmQuestion(ResourceType Type, ResourceId About, string? Children = null);
