namespace Compliance.Domain.Estates;

/// <summary>How the read of one subscription went.</summary>
/// <param name="Id">Lower-cased subscription id.</param>
public sealed record SubscriptionRead(string Id, SubscriptionState State);

public enum SubscriptionState
{
    Read,
    Denied,
    Throttled,
    Missing,
}
