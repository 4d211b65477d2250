using Compliance.Application.Estates;

namespace Compliance.Functions.Hosting;

/// <summary>What this installation looks after, as settings. With neither set: every subscription its identity can read.</summary>
internal sealed class GovernedSettings
{
    public const string Section = "Azure";

    /// <summary>Subscription ids.</summary>
    public string[] Subscriptions { get; set; } = [];

    /// <summary>The name of a management group; not beside subscriptions.</summary>
    public string? ManagementGroup { get; set; }

    public bool AreIds => Subscriptions.All(id => Guid.TryParseExact(id, "D", out _));

    public bool IsOneKind => Subscriptions.Length == 0 || ManagementGroup is null;

    public GovernedScope ToScope() => new() { Subscriptions = [.. Subscriptions], ManagementGroup = ManagementGroup };
}
