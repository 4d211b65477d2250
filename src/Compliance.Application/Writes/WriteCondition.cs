namespace Compliance.Application.Writes;

/// <summary>When a write may be carried out. Of the types this product writes only private DNS keeps to it; others take no notice.</summary>
public readonly record struct WriteCondition
{
    public static WriteCondition None => default;

    /// <summary>Only if nothing is there yet.</summary>
    public static WriteCondition IfAbsent => new() { MustBeAbsent = true };

    /// <summary>The ETag the resource must still have.</summary>
    public string? ETag { get; private init; }

    public bool MustBeAbsent { get; private init; }

    public static WriteCondition IfUnchanged(string etag) => new() { ETag = etag };
}
