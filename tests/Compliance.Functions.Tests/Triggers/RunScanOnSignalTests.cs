using Compliance.Application;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Functions.Triggers;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

public sealed class RunScanOnSignalTests
{
    [Fact]
    public async Task Run_ScanOrdered_IsRunAndItsResultStored()
    {
        await using var app = FunctionsApp.Start();
        var ordered = await app.Get<RequestScan>().RequestAsync(ScanScope.Everything, CancellationToken.None);

        await app.Trigger<RunScanOnSignal>().RunAsync("", CancellationToken.None);

        var scan = await app.Get<IScanStore>().FindAsync(ordered.Id, CancellationToken.None);
        Assert.Equal(ScanStatus.Succeeded, scan!.Status);
        Assert.NotNull(await app.Get<IScanStore>().FindResultAsync(ordered.Id, CancellationToken.None));
    }

    [Fact]
    public async Task Run_AssessorBusy_LeavesTheScanAndComesBack()
    {
        await using var app = FunctionsApp.Start();
        await app.Get<RequestScan>().RequestAsync(ScanScope.Everything, CancellationToken.None);
        await app.KeepAssessorBusyAsync();

        await app.Trigger<RunScanOnSignal>().RunAsync("", CancellationToken.None);

        Assert.Equal((SignalTarget.Scans, TimeSpan.FromSeconds(2)), app.Signals.Sent.Last());
        Assert.NotNull(await app.Get<IScanStore>().NextUnfinishedAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Run_StoreDown_FailsSoThatTheHostTriesAgain()
    {
        await using var app = FunctionsApp.WithoutStore();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => app.Trigger<RunScanOnSignal>().RunAsync("", CancellationToken.None));
    }
}
