using System.Collections.Concurrent;
using Azure.Core;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>
/// What Resource Manager admits, by subscription and kind of request; one for each principal. Source: "Understand how Azure
/// Resource Manager throttles requests" (regional throttling, since 2024). The limits may be smaller, and other programs may
/// use the same identity: what an answer says lowers them.
/// </summary>
internal sealed class ArmPaces(TimeProvider time)
{
    private const string PrivateZones = "/providers/Microsoft.Network/privateDnsZones";

    private static readonly (double Capacity, double PerSecond) Reads = (250, 25);
    private static readonly (double Capacity, double PerSecond) Changes = (200, 10);

    // Private DNS admits 500 reads of a subscription in five minutes: half of them at once, the others spread over the time.
    private static readonly (double Capacity, double PerSecond) ZoneReads = (250, 250.0 / 300);

    private readonly ConcurrentDictionary<string, TokenBucket> _buckets = new(StringComparer.OrdinalIgnoreCase);

    public IPace For(ArmCall call)
    {
        var kind = call.Method == RequestMethod.Get ? "reads" : call.Method == RequestMethod.Delete ? "deletes" : "writes";
        var isRead = kind is "reads";
        var subscription = Subscription(call.Address);
        var buckets = new List<TokenBucket> { Bucket($"{subscription} {kind}", isRead ? Reads : Changes) };
        if (isRead && call.Address.AbsolutePath.Contains(PrivateZones, StringComparison.OrdinalIgnoreCase))
        {
            buckets.Add(Bucket($"{subscription} zones", ZoneReads));
        }

        return new ArmPace(buckets, $"x-ms-ratelimit-remaining-{(subscription.Length == 0 ? "tenant" : "subscription")}-{kind}", time);
    }

    private TokenBucket Bucket(string name, (double Capacity, double PerSecond) limit) =>
        _buckets.GetOrAdd(name, _ => new TokenBucket(limit.Capacity, limit.PerSecond, time));

    /// <summary>Empty for a call to the tenant.</summary>
    private static string Subscription(Uri address) =>
        address.Segments is [_, "subscriptions/", var id, ..] ? id.TrimEnd('/') : "";
}
