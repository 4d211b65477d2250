using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>All pages of a list, or as much as Azure gave.</summary>
internal sealed record ArmList(IReadOnlyList<Row> Rows, ReadOutcome Outcome)
{
    /// <summary>One line that says why it is not complete.</summary>
    public string? Reason { get; init; }
}
