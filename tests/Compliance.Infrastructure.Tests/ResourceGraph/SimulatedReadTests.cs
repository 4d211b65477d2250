using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Tests.EstateFiles;
using Compliance.Simulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceGraph;

/// <summary>Reads as Resource Graph answers them, its hash among them.</summary>
public sealed class SimulatedReadTests
{
    [Fact]
    public async Task ReadAsync_PartitionsOfAQuery_HaveEachRowOfItOnce()
    {
        await using var file = File.OpenRead(Samples.PathOf("contoso.json"));
        await using var azure = await SimulatedAzure.StartAsync(file, new SimulatorOptions(), TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);
        await using var services = new ServiceCollection().AddAzure(options => options.Endpoint = azure.Endpoint).BuildServiceProvider(validateScopes: true);
        var client = services.GetRequiredService<ResourceGraphClient>();

        var whole = await ReadAsync(client, GraphQueries.Clusters);
        var parts = await Task.WhenAll(GraphPartitions.Split(GraphQueries.Clusters, 5)!.Select(query => ReadAsync(client, query)));

        Assert.All(parts, part => Assert.Equal(ReadOutcome.Complete, part.Outcome));
        Assert.All(parts, part => Assert.NotEmpty(part.Rows));
        Assert.Equal(whole.Rows.Select(row => row.Id).Order(), parts.SelectMany(part => part.Rows).Select(row => row.Id).Order());
    }

    private static Task<GraphRead> ReadAsync(ResourceGraphClient client, string query) =>
        client.ReadAsync(query, new QueryArea(), new WaitClock(TimeProvider.System), CancellationToken.None);
}
