namespace Compliance.Domain.Estates;

/// <summary>Something an assessment wanted and did not get.</summary>
/// <param name="What">A resource id, or a type and a subscription.</param>
/// <param name="Reason">Why it is not there, in words a reader can act on.</param>
public sealed record Gap(string What, string Reason, GapEffect Effect);

public enum GapEffect
{
    /// <summary>Only supporting rules miss it.</summary>
    Advisory,

    /// <summary>A mandatory rule misses it: the assessment is incomplete.</summary>
    Incomplete,
}
