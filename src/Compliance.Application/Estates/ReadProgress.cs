namespace Compliance.Application.Estates;

/// <summary>
/// How far a read of Azure has come. A host that wants to show it registers an <see cref="IProgress{T}"/> of this; reports come
/// from several threads, one after another, and are cheap to ignore.
/// </summary>
public sealed record ReadProgress
{
    /// <summary>Subscriptions that have answered so far.</summary>
    public int Subscriptions { get; init; }

    /// <summary>Resource Graph queries of this read.</summary>
    public int Queries { get; init; }

    /// <summary>Those that came to an end, also a bad one.</summary>
    public int QueriesDone { get; init; }

    /// <summary>Answers of Resource Graph, each one page.</summary>
    public int Pages { get; init; }

    /// <summary>Rows of the queries that came to an end, and resources from Resource Manager.</summary>
    public int Rows { get; init; }

    /// <summary>Reads of Resource Manager that came to an end.</summary>
    public int ResourceManagerReads { get; init; }

    /// <summary>Times a call had to wait for Resource Graph's quota.</summary>
    public int QuotaWaits { get; init; }

    /// <summary>How long calls waited for it, added up over calls side by side.</summary>
    public TimeSpan QuotaWait { get; init; }
}
