using System.Globalization;
using System.Xml.Linq;
using Azure;
using Azure.Core;
using Compliance.Application.Signals;
using Compliance.Application.Stores;
using Compliance.Infrastructure.Queues;
using Compliance.Infrastructure.Tables;
using Compliance.Infrastructure.Tests.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Telemetry;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Infrastructure.Tests.Queues;

[Collection(OneAzurite.Name)]
public sealed class QueueSignalsTests(AzuriteServer azurite)
{
    private readonly string _prefix = $"q{Guid.NewGuid():N}";

    [AzuriteFact]
    public async Task Send_QueueIsMissing_IsMadeAndHoldsTheSignal()
    {
        var signals = Open();

        await signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, default);
        await signals.SendAsync(SignalTarget.Alerts, TimeSpan.Zero, default);
        await signals.SendAsync(SignalTarget.Alerts, TimeSpan.FromSeconds(-1), default);

        Assert.Equal(["Assessor"], await VisibleAsync("assessor"));
        Assert.Equal(["Alerts", "Alerts"], await VisibleAsync("alerts"));
    }

    [AzuriteFact]
    public async Task Send_Concurrently_LosesNone()
    {
        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Open().SendAsync(SignalTarget.Scans, TimeSpan.Zero, default)));

        Assert.Equal(10, (await VisibleAsync("scans")).Count);
    }

    [AzuriteFact]
    public async Task Send_Delayed_IsInvisibleFirst()
    {
        await Open().SendAsync(SignalTarget.Scans, TimeSpan.FromSeconds(0.2), default);
        Assert.Empty(await VisibleAsync("scans"));

        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        IReadOnlyList<string> seen = [];
        while (seen.Count == 0)
        {
            await Task.Delay(100, limit.Token);
            seen = await VisibleAsync("scans");
        }

        Assert.Equal(["Scans"], seen);
    }

    [AzuriteFact]
    public async Task Send_DelayBeyondTheServicesLimit_IsTaken()
    {
        await Open().SendAsync(SignalTarget.Scans, TimeSpan.FromDays(30), default);

        Assert.Empty(await VisibleAsync("scans"));
    }

    [AzuriteFact]
    public async Task Send_DelayedAndAnEarlierOneIsOnItsWay_SendsNone()
    {
        var signals = Open();

        await signals.SendAsync(SignalTarget.Assessor, TimeSpan.FromMinutes(2), default);
        await signals.SendAsync(SignalTarget.Assessor, TimeSpan.FromMinutes(3), default);
        Assert.Equal(1, await CountAsync("assessor"));

        await signals.SendAsync(SignalTarget.Assessor, TimeSpan.FromMinutes(1), default);
        await signals.SendAsync(SignalTarget.Assessor, TimeSpan.Zero, default);
        Assert.Equal(3, await CountAsync("assessor"));

        await signals.SendAsync(SignalTarget.Alerts, TimeSpan.FromMinutes(3), default);
        Assert.Equal(1, await CountAsync("alerts"));
    }

    private QueueSignals Open() => new(
        Options.Create(new QueueSignalOptions { ConnectionString = azurite.ConnectionString, QueuePrefix = _prefix }),
        TimeProvider.System,
        [],
        new StoreMetrics(new TestMeters()));

    private async Task<IReadOnlyList<string>> VisibleAsync(string queue)
    {
        using var response = await GetAsync($"{_prefix}-{queue}/messages?peekonly=true&numofmessages=32");
        return [.. XDocument.Parse(response.Content.ToString().TrimStart('\uFEFF')).Descendants("MessageText").Select(text => text.Value)];
    }

    // Those that cannot be seen yet among them.
    private async Task<int> CountAsync(string queue)
    {
        using var response = await GetAsync($"{_prefix}-{queue}?comp=metadata");
        return response.Headers.TryGetValue("x-ms-approximate-messages-count", out var count) ? int.Parse(count, CultureInfo.InvariantCulture) : -1;
    }

    private async Task<Response> GetAsync(string address)
    {
        var pipeline = new StoragePipeline(
            StorageConnection.Parse(azurite.ConnectionString, "queue"),
            (account, key) => new SharedKeyPolicy(account, key, TimeProvider.System),
            0);
        var response = await pipeline.SendAsync(pipeline.NewRequest(RequestMethod.Get, address), default);
        Assert.Equal(200, response.Status);
        return response;
    }
}
