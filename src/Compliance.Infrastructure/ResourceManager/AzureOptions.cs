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

    /// <summary>Further tries of a call that failed with 408, 429 or 5xx or was not answered whole: 0–10.</summary>
    public int MaxRetries { get; set; } = 5;

    /// <summary>Before the first further try, doubled for each later one: 1 ms – 1 min. Azure's own Retry-After is kept if it is longer.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(800);

    /// <summary>How long one try may take, from the request to the last byte of the answer: 1 s – 10 min.</summary>
    public TimeSpan TryTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>How long a call may take with all its tries and waits, after which it is given up: 1 s – 1 h.</summary>
    public TimeSpan CallTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a write that goes on inside Azure is waited for: 1 s – 2 h.</summary>
    public TimeSpan OperationTimeout { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Between looks at such a write, where Azure does not say when to look again: 10 ms – 1 min.</summary>
    public TimeSpan PollDelay { get; set; } = TimeSpan.FromSeconds(5);
}
