using Compliance.Application.Estates;

namespace Compliance.Functions.Hosting;

/// <summary>What this installation looks after, as settings. With neither set: every subscription its identity can read.</summary>
internal sealed class GovernedSettings
{
    public const string Section = "Governed";

    /// <summary>Subscription ids, separated by commas.</summary>
    public string Subscriptions { get; set; } = "";

    /// <summary>The id of a management group; not together with subscriptions.</summary>
    public string ManagementGroup { get; set; } = "";

    public GovernedScope ToScope() => new() { Subscriptions = [.. Ids], ManagementGroup = ManagementGroup is "" ? null : ManagementGroup };

    public bool AreIds => Ids.All(id => Guid.TryParseExact(id, "D", out _));

    public bool IsOneKind => Ids.Length == 0 || ManagementGroup is "";

    private string[] Ids => Subscriptions.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
