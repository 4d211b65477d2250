namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Which Azure is read, and what of it is governed.</summary>
public sealed class AzureOptions
{
    /// <summary>
    /// Resource Manager of a cloud of Microsoft's (default: the public one), or a simulator's on loopback. It decides the
    /// cloud: the audience of tokens and the authority they come from.
    /// </summary>
    public Uri Endpoint { get; set; } = ArmCloud.Public.Endpoint;

    /// <summary>Ids of the governed subscriptions; with no management group either, all that the identity can read.</summary>
    public IReadOnlyList<string> Subscriptions { get; set; } = [];

    /// <summary>Name of the governed management group; not beside <see cref="Subscriptions"/>.</summary>
    public string? ManagementGroup { get; set; }

    /// <summary>Further tries of a call that failed with 408, 429 or 5xx: 0–10.</summary>
    public int MaxRetries { get; set; } = 5;

    /// <summary>Before the first further try, doubled for each later one: 1 ms – 1 min. Azure's own Retry-After is kept if it is longer.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(800);
}
