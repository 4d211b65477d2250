using System.Collections.Immutable;
using Compliance.Application.Scans;

namespace Compliance.Application.Estates;

/// <summary>What this installation looks after: named subscriptions, a management group, or all it can read.</summary>
public sealed record GovernedScope
{
    public ImmutableArray<string> Subscriptions { get; init; } = [];

    public string? ManagementGroup { get; init; }

    /// <summary>False only for a subscription that is certainly not governed: a management group's members are not known here.</summary>
    public bool MayGovern(ReadOnlySpan<char> subscription)
    {
        foreach (var governed in Subscriptions)
        {
            if (subscription.Equals(governed, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return Subscriptions.IsEmpty;
    }

    public ScanScope ToScanScope() => new() { Subscriptions = Subscriptions, ManagementGroup = ManagementGroup };
}
