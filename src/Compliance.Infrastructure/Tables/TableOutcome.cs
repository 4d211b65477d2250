using System.Collections.Immutable;

namespace Compliance.Infrastructure.Tables;

/// <summary>What became of one or more operations that stand or fall together.</summary>
/// <param name="Failure">None when all of them were done.</param>
/// <param name="FailedAt">The index of the first operation that was refused.</param>
/// <param name="ETags">The new versions, by operation; null where a row was deleted. Empty on failure.</param>
internal sealed record TableOutcome(TableFailure Failure, int FailedAt, ImmutableArray<string?> ETags)
{
    public bool IsDone => Failure is TableFailure.None;

    public static TableOutcome Done(params ImmutableArray<string?> etags) => new(TableFailure.None, -1, etags);

    public static TableOutcome Refused(TableFailure failure, int at) => new(failure, at, []);
}

internal enum TableFailure
{
    None,

    /// <summary>The row is not there.</summary>
    NotFound,

    /// <summary>The row is there already.</summary>
    AlreadyExists,

    /// <summary>The row has another version.</summary>
    Changed,
}
