using System.Text;
using Compliance.Application.Assessments;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Estates;

/// <summary>The recent ARM reads, as data: an index may lag behind any of them.</summary>
public sealed class ObservationLog(IObservationStore store, IResourceParser parser, IOptions<AssessmentOptions> options, TimeProvider time)
{
    public Task AddAsync(IReadOnlyCollection<Observation> observations, CancellationToken cancellationToken) =>
        store.PutAsync(observations, cancellationToken);

    /// <summary>Null for a resource that was not there when it was read.</summary>
    public async Task<IReadOnlyDictionary<ResourceId, Resource?>> RecentAsync(CancellationToken cancellationToken)
    {
        var recent = new Dictionary<ResourceId, Resource?>();
        foreach (var observation in await store.ListAsync(time.GetUtcNow() - options.Value.ObservationLifetime, cancellationToken))
        {
            recent[observation.ResourceId] = observation.Json is null ? null : parser.Parse(Encoding.UTF8.GetBytes(observation.Json));
        }

        return recent;
    }

    public Task PruneAsync(CancellationToken cancellationToken) =>
        store.PruneAsync(time.GetUtcNow() - options.Value.ObservationLifetime, cancellationToken);
}
