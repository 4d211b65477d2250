using System.Text.Json;
using Xunit;

namespace Compliance.Functions.Tests;

/// <summary>What guarantees of the pipeline rest on in <c>host.json</c>.</summary>
public sealed class HostJsonTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement;

    [Fact]
    public void Http_RoutePrefix_IsEmptySoThatTheCatchAllServesTheRoot()
    {
        Assert.Equal("", Extension("http").GetProperty("routePrefix").GetString());
    }

    [Fact]
    public void Queues_Messages_AreNotDecodedByTheHost()
    {
        Assert.Equal("none", Extension("queues").GetProperty("messageEncoding").GetString());
    }

    [Fact]
    public void Queues_Signals_AreSeenWithinTwoSeconds()
    {
        Assert.Equal("00:00:02", Extension("queues").GetProperty("maxPollingInterval").GetString());
    }

    [Fact]
    public void Queues_AMessageThatFails_IsTriedFiveTimesWithAPause()
    {
        Assert.Equal(5, Extension("queues").GetProperty("maxDequeueCount").GetInt32());
        Assert.Equal("00:00:30", Extension("queues").GetProperty("visibilityTimeout").GetString());
    }

    [Fact]
    public void Queues_NewBatch_IsFetchedBeforeTheLastIsDone()
    {
        Assert.InRange(Extension("queues").GetProperty("newBatchThreshold").GetInt32(), 1, Extension("queues").GetProperty("batchSize").GetInt32() - 1);
    }

    [Fact]
    public void Telemetry_Sampling_KeepsEveryExceptionAndInvocation()
    {
        var sampling = Host.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings");

        Assert.True(sampling.GetProperty("isEnabled").GetBoolean());
        Assert.Equal("Exception;Request", sampling.GetProperty("excludedTypes").GetString());
    }

    private static JsonElement Extension(string name) => Host.GetProperty("extensions").GetProperty(name);
}
