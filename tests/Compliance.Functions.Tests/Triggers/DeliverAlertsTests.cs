using Compliance.Application;
using Compliance.Application.Findings;
using Compliance.Application.Signals;
using Compliance.Domain.Findings;
using Compliance.Domain.Rules;
using Compliance.Functions.Triggers;
using Compliance.Testing.Builders;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Compliance.Functions.Tests.Triggers;

public sealed class DeliverAlertsTests
{
    [Fact]
    public async Task RunOnSignal_AlertDue_IsToldOnce()
    {
        await using var app = FunctionsApp.Start();
        await OweAlertAsync(app, dueIn: TimeSpan.Zero);

        await app.Trigger<DeliverAlertsOnSignal>().RunAsync("", CancellationToken.None);
        await app.Trigger<DeliverAlertsOnSignal>().RunAsync("", CancellationToken.None);

        Assert.Equal("alert-1", Assert.Single(app.Alerts.Told).Id);
    }

    [Fact]
    public async Task RunOnSignal_AlertNotYetDue_ComesBackWhenItIs()
    {
        await using var app = FunctionsApp.Start();
        await OweAlertAsync(app, dueIn: TimeSpan.FromSeconds(30));

        await app.Trigger<DeliverAlertsOnSignal>().RunAsync("", CancellationToken.None);

        Assert.Empty(app.Alerts.Told);
        Assert.Equal([(SignalTarget.Alerts, TimeSpan.FromSeconds(30))], app.Signals.Sent);
    }

    [Fact]
    public async Task RunOnSchedule_AlertDueWhoseSignalWasLost_IsTold()
    {
        await using var app = FunctionsApp.Start();
        await OweAlertAsync(app, dueIn: TimeSpan.Zero);

        await app.Trigger<DeliverAlertsOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None);

        Assert.Equal("alert-1", Assert.Single(app.Alerts.Told).Id);
    }

    [Fact]
    public async Task Run_StoreDown_FailsSoThatTheHostTriesAgain()
    {
        await using var app = FunctionsApp.WithoutStore();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => app.Trigger<DeliverAlertsOnSignal>().RunAsync("", CancellationToken.None));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => app.Trigger<DeliverAlertsOnSchedule>().RunAsync(new TimerInfo(), CancellationToken.None));
    }

    private static async Task OweAlertAsync(FunctionsApp app, TimeSpan dueIn)
    {
        var now = app.Time.GetUtcNow();
        var rule = new RuleId("ARC-PL-011");
        var finding = new StoredFinding
        {
            Key = FindingKey.Of(rule, AnId.Scope()),
            RuleId = rule,
            Title = "Scope must refuse public network access",
            ResourceId = AnId.Scope(),
            Severity = Severity.High,
            Message = "Public access is open.",
            AffectedDigest = "",
            FirstSeenAt = now,
            LastChangedAt = now,
            ReadAt = now,
        };
        var alert = new OutboxEntry("alert-1", finding.Key, Transition.Opened, now, now + dueIn);
        var findings = app.Get<IFindingStore>();
        await findings.RaiseFenceAsync(1, CancellationToken.None);
        await findings.WriteAsync([new FindingWrite { Finding = finding with { Owed = [alert] }, Members = [], Alert = alert }], 1, CancellationToken.None);
    }
}
