using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Estates;

/// <summary>What Resource Manager said of something that Resource Graph does not have.</summary>
/// <param name="Type">What was asked for.</param>
/// <param name="About">The resource, or the parent of the resources, that was asked for.</param>
/// <param name="Failure">What went wrong, in words, if it is more than the state says.</param>
internal sealed record AnsweredQuestion(ResourceType Type, ResourceId About, IReadOnlyList<Resource> Resources, AnswerState State, string? Failure = null)
{
    /// <inheritdoc cref="ArmQuestion.Effect"/>
    public GapEffect Effect { get; init; } = GapEffect.Advisory;
}
