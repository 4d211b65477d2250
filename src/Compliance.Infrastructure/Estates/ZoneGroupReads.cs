using System.Collections.Concurrent;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>Reads the zone groups of endpoints from Resource Manager, one call an endpoint: no table of Resource Graph has them.</summary>
internal sealed class ZoneGroupReads(ResourceManagerClient arm)
{
    private const int SideBySide = 8;

    /// <summary>In the order of the endpoints' ids.</summary>
    public async Task<IReadOnlyList<AnsweredEndpoint>> ReadAsync(IEnumerable<ResourceId> endpoints, WaitClock clock, CancellationToken cancellationToken)
    {
        var answers = new ConcurrentBag<AnsweredEndpoint>();
        await Parallel.ForEachAsync(endpoints, new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken }, async (endpoint, stop) =>
        {
            var list = await arm.ListAsync(endpoint, "privateDnsZoneGroups", clock, stop);
            answers.Add(new AnsweredEndpoint(endpoint, [.. list.Rows.Select(row => row.Resource).OfType<ZoneGroup>()], list.Outcome));
        });
        return [.. answers.OrderBy(answer => answer.Endpoint)];
    }
}
