using System.Text.Json.Serialization;

namespace Compliance.Web.Views;

/// <summary>What to scan: at most one kind; nothing means everything governed.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record ScanRequest
{
    /// <summary>Subscription ids.</summary>
    public IReadOnlyList<string?>? Subscriptions { get; init; }

    /// <summary>The name of a management group.</summary>
    public string? ManagementGroup { get; init; }

    /// <summary>The ARM id of a resource group.</summary>
    public string? ResourceGroup { get; init; }

    /// <summary>The ARM id of a connected cluster.</summary>
    public string? Cluster { get; init; }
}
