using System.Collections.Concurrent;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// Remembers which providers are registered. The proof of every cluster rests on it, no event tells of it and it hardly ever
/// changes: a batch of events takes it from here, a scan or sweep always asks.
/// </summary>
internal sealed class Registrations(TimeProvider time)
{
    private readonly ConcurrentDictionary<ResourceId, (DateTimeOffset ReadAt, Resource Provider)> _kept = new();

    public void Keep(Resource provider, DateTimeOffset readAt) => _kept[provider.Id] = (readAt, provider);

    /// <summary>Null when it was not read, or longer ago than that.</summary>
    public Resource? Find(ResourceId id, TimeSpan lifetime) =>
        _kept.TryGetValue(id, out var kept) && time.GetUtcNow() - kept.ReadAt < lifetime ? kept.Provider : null;
}
