using Azure;
using Compliance.Application.Estates;
using Compliance.Application.Sweeps;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Estates;

/// <summary>One Resource Graph query, for each area that one call can span.</summary>
internal sealed class AzureConnectivityReader(ResourceGraphClient graph, IOptions<AzureOptions> options, TimeProvider time) : IConnectivityReader
{
    public async Task<ConnectivityRead> ReadAsync(CancellationToken cancellationToken)
    {
        var clock = new WaitClock(time);
        var readAt = time.GetUtcNow();
        var reads = await Task.WhenAll(ReadPlan.Governed(options.Value).Select(area => graph.ReadAsync(GraphQueries.Connectivity, area, clock, cancellationToken)));
        if (Array.TrueForAll(reads, read => read.Outcome is not (ReadOutcome.Complete or ReadOutcome.Truncated)))
        {
            var message = $"Resource Graph does not answer for the connectivity of clusters: {reads[0].Reason}";
            throw Array.Exists(reads, read => read.Outcome is ReadOutcome.Throttled or ReadOutcome.Failed) ? new AzureUnavailableException(message) : new RequestFailedException(message);
        }

        return new ConnectivityRead(
            [.. reads.SelectMany(read => read.Rows).Select(row => row.Resource).OfType<ConnectedCluster>()
                .Select(cluster => new ClusterConnectivity(cluster.Id, cluster.ConnectivityStatus.Text, cluster.LastConnectivityTime.Text))],
            readAt,
            Array.TrueForAll(reads, read => read is { Outcome: ReadOutcome.Complete, IsCut: false }));
    }
}
