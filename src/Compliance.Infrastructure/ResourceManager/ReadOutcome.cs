namespace Compliance.Infrastructure.ResourceManager;

/// <summary>How a read ended; anything but <see cref="Complete"/> proves nothing of what is absent.</summary>
internal enum ReadOutcome
{
    Complete,

    /// <summary>403: none of it may be read.</summary>
    Denied,

    /// <summary>429 to the last retry.</summary>
    Throttled,

    /// <summary>Rows are missing: Azure says so itself, or the pages do not fit together because the estate kept changing.</summary>
    Truncated,

    /// <summary>Refused otherwise: the same question will be refused again.</summary>
    Refused,

    /// <summary>Not answered whole to the last retry.</summary>
    Failed,
}
