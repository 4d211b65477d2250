namespace Compliance.Application.Writes;

/// <summary>What came of a write.</summary>
public sealed record ResourceWrite(WriteOutcome Outcome)
{
    /// <summary>The resource as Azure has it after a successful PUT or PATCH; null otherwise, and where it is gone again.</summary>
    public ReadOnlyMemory<byte>? Body { get; init; }

    /// <summary>Azure's code for what went wrong, such as <c>ScopeLocked</c>.</summary>
    public string? Code { get; init; }

    /// <summary>One line that says what went wrong.</summary>
    public string? Reason { get; init; }

    /// <summary>Where an undecided write can be followed: up to some kilobytes, and with a signature. Not for logs.</summary>
    public Uri? Operation { get; init; }
}
