using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Application.Estates;

/// <summary>What Resource Manager said of one resource, and when: newer than any index.</summary>
public sealed record Observation
{
    public required ResourceId ResourceId { get; init; }

    /// <summary>When the request was sent.</summary>
    public required DateTimeOffset ReadAt { get; init; }

    /// <summary>The answer's body; null for 404: the resource does not exist.</summary>
    public string? Json { get; init; }

    /// <summary>The body as data; null for 404, or for a type the chain knows nothing of.</summary>
    public Resource? Resource { get; init; }

    /// <summary>Azure is still at work on it: what it says of itself may change without another event. Not kept by the store.</summary>
    public bool IsSettling { get; init; }

    public TimeSpan InsideAzure { get; init; }
}

/// <summary>Keeps observations for as long as an index may lag behind them.</summary>
public interface IObservationStore
{
    /// <summary>The newest observation of each resource wins.</summary>
    Task PutAsync(IReadOnlyCollection<Observation> observations, CancellationToken cancellationToken);

    /// <summary>Those read at or after a time. <see cref="Observation.Resource"/> is not kept: parse the body again.</summary>
    Task<IReadOnlyList<Observation>> ListAsync(DateTimeOffset since, CancellationToken cancellationToken);

    Task PruneAsync(DateTimeOffset before, CancellationToken cancellationToken);
}

/// <summary>Turns an ARM body into data.</summary>
public interface IResourceParser
{
    /// <returns>Null for a type the chain knows nothing of.</returns>
    /// <exception cref="FormatException">The body is no ARM resource.</exception>
    Resource? Parse(ReadOnlyMemory<byte> utf8Json);
}
