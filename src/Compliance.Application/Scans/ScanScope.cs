using System.Collections.Immutable;
using Compliance.Domain.Ids;

namespace Compliance.Application.Scans;

/// <summary>What a scan looks at; at most one kind is set, none means everything governed.</summary>
public sealed record ScanScope
{
    public static ScanScope Everything { get; } = new();

    public ImmutableArray<string> Subscriptions { get; init; } = [];

    public string? ManagementGroup { get; init; }

    public ResourceId? ResourceGroup { get; init; }

    public ResourceId? Cluster { get; init; }

    public bool IsEverything => Subscriptions.IsEmpty && ManagementGroup is null && ResourceGroup is null && Cluster is null;
}
