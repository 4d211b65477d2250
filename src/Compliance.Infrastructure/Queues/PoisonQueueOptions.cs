using System.Collections.Immutable;

namespace Compliance.Infrastructure.Queues;

/// <summary>The poison queues of one storage account, which is reached by a connection string, or by an endpoint with the provider's credential.</summary>
public sealed class PoisonQueueOptions
{
    /// <summary>With an account key; null when <see cref="Endpoint"/> is set.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>For example <c>https://contoso.queue.core.windows.net</c>; https only.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Queues whose messages are events, without <c>-poison</c>. By default that of the Functions host.</summary>
    public ImmutableArray<string> OfEvents { get; set; } = ["compliance-changes"];

    /// <summary>Queues whose messages are signals, without <c>-poison</c>. By default those of the Functions host.</summary>
    public ImmutableArray<string> OfSignals { get; set; } = ["compliance-assessor", "compliance-scans", "compliance-alerts"];
}
