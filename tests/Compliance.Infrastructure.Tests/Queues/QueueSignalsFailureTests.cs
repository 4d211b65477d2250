using Compliance.Application;
using Compliance.Application.Signals;
using Compliance.Infrastructure.Queues;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Infrastructure.Tests.Queues;

public sealed class QueueSignalsFailureTests
{
    [Fact]
    public async Task Send_NobodyListens_IsUnavailable()
    {
        // Port 1 is reserved, and nothing here serves it.
        var signals = new QueueSignals(
            Options.Create(new QueueSignalOptions { ConnectionString = "AccountName=a;AccountKey=AA==;QueueEndpoint=http://127.0.0.1:1/a", MaxRetries = 0 }),
            TimeProvider.System,
            []);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => signals.SendAsync(SignalTarget.Scans, TimeSpan.Zero, default));
    }
}
