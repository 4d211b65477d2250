using Compliance.Application.Scans;

namespace Compliance.Web.Views;

/// <summary>A scan and how far it is.</summary>
public sealed record ScanView
{
    public required string Id { get; init; }

    public required ScanStatus Status { get; init; }

    public required ScanScopeView Scope { get; init; }

    public required DateTimeOffset RequestedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>Why it failed; null unless it did.</summary>
    public string? Error { get; init; }

    internal static ScanView Of(ScanRecord scan) => new()
    {
        Id = scan.Id,
        Status = scan.Status,
        Scope = new ScanScopeView(scan.Scope.Subscriptions, scan.Scope.ManagementGroup, scan.Scope.ResourceGroup?.Text, scan.Scope.Cluster?.Text),
        RequestedAt = scan.RequestedAt,
        StartedAt = scan.StartedAt,
        CompletedAt = scan.CompletedAt,
        Error = scan.Error,
    };
}

/// <summary>What a scan looks at; nothing set means everything governed.</summary>
public sealed record ScanScopeView(IReadOnlyList<string> Subscriptions, string? ManagementGroup, string? ResourceGroup, string? Cluster);
