using System.Text;
using Compliance.Application.Assessments;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Estates;

/// <summary>The recent ARM reads, as data: an index may lag behind any of them.</summary>
public sealed class ObservationLog(IObservationStore store, IResourceParser parser, IOptions<AssessmentOptions> options, TimeProvider time)
{
    // Each batch needs them all, and most are those of the batch before.
    private Dictionary<ResourceId, (string? Json, Resource? Resource)> _parsed = [];

    public Task AddAsync(IReadOnlyCollection<Observation> observations, CancellationToken cancellationToken) =>
        store.PutAsync(observations, cancellationToken);

    /// <summary>Null for a resource that was not there when it was read.</summary>
    public async Task<IReadOnlyDictionary<ResourceId, Resource?>> RecentAsync(CancellationToken cancellationToken)
    {
        var known = _parsed;
        var recent = new Dictionary<ResourceId, (string? Json, Resource? Resource)>();
        foreach (var observation in await store.ListAsync(time.GetUtcNow() - options.Value.ObservationLifetime, cancellationToken))
        {
            recent[observation.ResourceId] = known.TryGetValue(observation.ResourceId, out var parsed) && parsed.Json == observation.Json ? parsed
                : (observation.Json, observation.Json is null ? null : parser.Parse(Encoding.UTF8.GetBytes(observation.Json)));
        }

        _parsed = recent;
        return recent.ToDictionary(pair => pair.Key, pair => pair.Value.Resource);
    }

    public Task PruneAsync(CancellationToken cancellationToken) =>
        store.PruneAsync(time.GetUtcNow() - options.Value.ObservationLifetime, cancellationToken);
}
