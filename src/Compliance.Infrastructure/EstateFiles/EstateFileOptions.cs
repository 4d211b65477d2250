namespace Compliance.Infrastructure.EstateFiles;

/// <summary>How an estate file is read.</summary>
public sealed record EstateFileOptions
{
    /// <summary>The time rules use as now, in place of the file's own <c>readAt</c>.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>The start of the scan: what counts as now for a file that says nothing of it.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The most bytes a file may have when it is unpacked; at least 1, 4 GiB by default.</summary>
    public long MaxUnpackedBytes { get; init; } = 4L * 1024 * 1024 * 1024;
}
