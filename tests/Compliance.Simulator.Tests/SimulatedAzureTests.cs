using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.Simulator.Tests;

public sealed class SimulatedAzureTests
{
    [Fact]
    public async Task Start_Ready_AnswersRoot()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());

        var answer = await azure.GetAsync("/");

        Assert.Equal((200, "ready"), (answer.Status, answer.Body!["status"]!.GetValue<string>()));
        Assert.Equal("127.0.0.1", azure.Azure.Endpoint.Host);
    }

    [Fact]
    public async Task Start_PortInUse_Throws()
    {
        await using var first = await AzureFixture.StartAsync(new EstateBuilder());
        var options = new SimulatorOptions { Port = first.Azure.Endpoint.Port };

        var start = () => SimulatedAzure.StartAsync(new EstateBuilder().ToStream(), options, TimeProvider.System, NullLoggerFactory.Instance, CancellationToken.None);

        await Assert.ThrowsAnyAsync<IOException>(start);
    }

    [Fact]
    public async Task Query_ClustersOfEstate_ReturnsRow()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());

        var answer = await azure.QueryAsync("resources | where type =~ 'Microsoft.Kubernetes/connectedClusters' | project id, pls = tolower(tostring(properties.privateLinkScopeResourceId)) | order by id asc");

        Assert.Equal(EstateBuilder.Scope.ToLowerInvariant(), answer.Body!["data"]![0]!["pls"]!.GetValue<string>());
    }

    [Fact]
    public async Task Counts_AfterCalls_TellThemApart()
    {
        await using var azure = await AzureFixture.StartAsync(new EstateBuilder().Whole());

        await azure.GetAsync(EstateBuilder.Scope);
        await azure.PatchAsync(EstateBuilder.Scope, """{"tags":{"a":"b"}}""");
        await azure.QueryAsync("resources");

        Assert.Equal((1, 1, 1, 1), (azure.Azure.Counts.ResourceManagerReads, azure.Azure.Counts.ResourceManagerWrites, azure.Azure.Counts.ResourceGraphCalls, azure.Azure.Counts.EventsPublished));
    }
}
