namespace Compliance.Domain.Judging;

/// <summary>What the judgements on shared subjects mean for one cluster.</summary>
internal enum ClusterStanding : byte
{
    /// <summary>Nothing: private link is not for it.</summary>
    Unconcerned,

    /// <summary>All they say, what they leave open included.</summary>
    Concerned,

    /// <summary>The same, but its own connection decides what they leave open.</summary>
    Decided,
}
