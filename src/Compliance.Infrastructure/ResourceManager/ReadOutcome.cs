namespace Compliance.Infrastructure.ResourceManager;

/// <summary>How a read ended; anything but <see cref="Complete"/> proves nothing of what is absent.</summary>
internal enum ReadOutcome
{
    Complete,

    /// <summary>403: none of it may be read.</summary>
    Denied,

    /// <summary>429 to the last retry.</summary>
    Throttled,

    /// <summary>Azure says itself that the answer is not whole.</summary>
    Truncated,
}
