using Compliance.Application;
using Compliance.Application.Signals;
using Compliance.Application.Stores;
using Compliance.Infrastructure.Queues;
using Compliance.Testing.Telemetry;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Infrastructure.Tests.Queues;

public sealed class QueueSignalsFailureTests
{
    [Fact]
    public async Task Send_NobodyListens_IsUnavailableAndCounted()
    {
        using var meters = new TestMeters();
        using var measured = new Measurements(meters);
        // Port 1 is reserved, and nothing here serves it.
        var signals = new QueueSignals(
            Options.Create(new QueueSignalOptions { ConnectionString = "AccountName=a;AccountKey=AA==;QueueEndpoint=http://127.0.0.1:1/a", MaxRetries = 0 }),
            TimeProvider.System,
            [],
            new StoreMetrics(meters));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => signals.SendAsync(SignalTarget.Scans, TimeSpan.Zero, default));
        Assert.Equal([(1, "store=queue")], measured.Of("compliance.store.failures"));
    }
}
