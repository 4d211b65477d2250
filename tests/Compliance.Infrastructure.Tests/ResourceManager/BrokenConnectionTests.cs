using System.Net.Sockets;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Compliance.Testing.Telemetry;
using Compliance.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compliance.Infrastructure.Tests.ResourceManager;

/// <summary>Faults that live on the socket.</summary>
public sealed class BrokenConnectionTests
{
    private const string Row = """{"id":"/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/a","type":"microsoft.kubernetes/connectedclusters"}""";
    private const string Page = $$"""{"totalRecords":1,"count":1,"resultTruncated":"false","data":[{{Row}}]}""";

    [Fact]
    public async Task Read_ResetInTheBody_AsksForThePageAgain()
    {
        await using var server = new LoopbackServer(async (number, socket, stop) =>
        {
            await socket.SendAsync(number == 1 ? LoopbackServer.Ok(Page[..^2], 10_000) : LoopbackServer.Ok(Page), SocketFlags.None, stop);
            if (number == 1)
            {
                LoopbackServer.Reset(socket);
            }
        });

        var read = await ReadAsync(server.Endpoint);

        Assert.Equal(ReadOutcome.Complete, read.Outcome);
        Assert.Single(read.Rows);
        Assert.Equal(2, server.Requests);
    }

    [Fact]
    public async Task Read_AlwaysClosedInTheBody_FailsAndSaysSo()
    {
        await using var server = new LoopbackServer(async (_, socket, stop) => await socket.SendAsync(LoopbackServer.Ok(Page, 10_000), SocketFlags.None, stop));

        var read = await ReadAsync(server.Endpoint);

        Assert.Equal(ReadOutcome.Failed, read.Outcome);
        Assert.Empty(read.Rows);
        Assert.StartsWith($"The connection to {server.Endpoint.Authority} failed: ", read.Reason, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task Read_NobodyListens_FailsAndSaysSo()
    {
        var server = new LoopbackServer((_, _, _) => Task.CompletedTask);
        await server.DisposeAsync();

        Assert.Equal(ReadOutcome.Failed, (await ReadAsync(server.Endpoint)).Outcome);
    }

    [Fact]
    public async Task Read_BodyThatStalls_EndsWithTheTry()
    {
        await using var server = new LoopbackServer(StallAsync);
        var time = new FakeTime();

        var read = ReadAsync(server.Endpoint, time, maxRetries: 0);
        await AwaitRequestAsync(server, read);
        await time.PassAsync(TimeSpan.FromSeconds(100), read);

        Assert.Equal("Azure gave no whole answer in time.", (await read).Reason);
    }

    [Fact]
    public async Task Read_CancelledWhileTheBodyStalls_IsCancelledAtOnce()
    {
        await using var server = new LoopbackServer(StallAsync);
        using var stop = new CancellationTokenSource();
        var read = ReadAsync(server.Endpoint, cancellationToken: stop.Token);
        await AwaitRequestAsync(server, read);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    private static async Task StallAsync(int number, Socket socket, CancellationToken stop)
    {
        await socket.SendAsync(LoopbackServer.Ok(Page[..20], 10_000), SocketFlags.None, stop);
        await Task.Delay(Timeout.InfiniteTimeSpan, stop);
    }

    private static async Task AwaitRequestAsync(LoopbackServer server, Task read)
    {
        while (server.Requests == 0 && !read.IsCompleted)
        {
            await Task.Delay(1);
        }
    }

    private static async Task<GraphRead> ReadAsync(Uri endpoint, TimeProvider? time = null, int maxRetries = 2, CancellationToken cancellationToken = default)
    {
        var options = new AzureOptions { Endpoint = endpoint, MaxRetries = maxRetries, RetryDelay = TimeSpan.FromMilliseconds(1) };
        var clock = time ?? TimeProvider.System;
        var sender = new ArmSender(ArmPipeline.Build(options, new FixedCredential(), transport: null), options, new AzureMetrics(new TestMeters()), clock, NullLogger<ArmSender>.Instance);
        var client = new ResourceGraphClient(sender, new GraphQuota(clock), endpoint, new StringPool(), NullLogger<ResourceGraphClient>.Instance);
        return await client.ReadAsync("q", new QueryArea(), new WaitClock(clock), cancellationToken);
    }
}
