using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>What a query brought.</summary>
/// <param name="Rows">All rows of all pages as far as they were read, each id once: of a row that came twice, the later.</param>
/// <param name="IsCut">The area has more subscriptions than one call spans; those it spans were read.</param>
internal sealed record GraphRead(IReadOnlyList<Row> Rows, ReadOutcome Outcome, bool IsCut)
{
    /// <summary>One line that says why it is not complete.</summary>
    public string? Reason { get; init; }
}
