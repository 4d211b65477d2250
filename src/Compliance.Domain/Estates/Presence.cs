namespace Compliance.Domain.Estates;

/// <summary>Whether a resource is here and, if it is not, what that proves.</summary>
public enum Presence
{
    /// <summary>The resource was read.</summary>
    Read,

    /// <summary>It was looked for where it would be, and is not there.</summary>
    Missing,

    /// <summary>Nobody looked: the type or the subscription is not covered. Proves nothing.</summary>
    NotCovered,

    /// <summary>It was asked for and the answer failed. Proves nothing.</summary>
    ReadFailed,
}
