using Compliance.Application.Estates;
using Compliance.Domain.Resources;
using Compliance.Simulator.Faults;
using Xunit;

namespace Compliance.Infrastructure.Tests.Estates;

public sealed class AzureConnectivityReaderTests
{
    [Fact]
    public async Task Read_Sample_HasWhatTheWholeReadHasButForProvisionedClusters()
    {
        await using var live = await LiveEstate.StartAsync();
        var whole = await live.Reader.ReadAsync(new(), CancellationToken.None);

        var read = await live.Connectivity.ReadAsync(CancellationToken.None);

        var expected = whole.Estate.OfType<ConnectedCluster>().Where(cluster => !cluster.IsProvisionedCluster)
            .Select(cluster => (cluster.Id, cluster.ConnectivityStatus.Text, cluster.LastConnectivityTime.Text)).Order();
        Assert.NotEmpty(expected);
        Assert.Equal(expected, read.Clusters.Select(cluster => (cluster.ClusterId, cluster.Status, cluster.LastConnected)).Order());
        Assert.True(read.IsComplete);
    }

    [Fact]
    public async Task Read_RowsAreCut_GivesThemAndSaysSo()
    {
        await using var live = await LiveEstate.StartAsync();
        live.Azure.Faults.Set(new Fault { On = new FaultTarget { Area = FaultArea.Graph }, Do = new Effect.Truncate(1) });

        var read = await live.Connectivity.ReadAsync(CancellationToken.None);

        Assert.Single(read.Clusters);
        Assert.False(read.IsComplete);
    }

    [Fact]
    public async Task Read_AzureDoesNotAnswer_Fails()
    {
        await using var live = await LiveEstate.StartAsync();
        live.Azure.Faults.Set(new Fault { On = new FaultTarget { Area = FaultArea.Graph }, Do = new Effect.Status(500) });

        await Assert.ThrowsAsync<AzureUnavailableException>(() => live.Connectivity.ReadAsync(CancellationToken.None));
    }
}
