using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Functions.Tests.Hosting;

/// <summary>A setting that is missing, out of range or at odds with another keeps the app from starting, and is named.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("State", "", "State__tableServiceUri")]
    [InlineData("State", "", "State__queueServiceUri")]
    [InlineData("State", "AccountName=a", "AccountKey")]
    [InlineData("State:tableServiceUri", "https://contoso.table.core.windows.net", "State__tableServiceUri")]
    [InlineData("State:queueServiceUri", "https://contoso.queue.core.windows.net", "State__queueServiceUri")]
    [InlineData("Intake", "", "Intake__queueServiceUri")]
    [InlineData("Intake", "AccountName=a", "Intake: ")]
    [InlineData("Intake:queueServiceUri", "https://contoso.queue.core.windows.net", "Intake__queueServiceUri")]
    [InlineData("Sweep:Schedule", "", "Sweep__Schedule")]
    [InlineData("Sweep:LightSchedule", "hourly", "Sweep__LightSchedule")]
    [InlineData("Alerts:Schedule", "* *", "Alerts__Schedule")]
    [InlineData("Azure:Subscriptions:0", "contoso", "Azure__Subscriptions")]
    [InlineData("Azure:Endpoint", "https://management.example.com", "endpoint")]
    [InlineData("Azure:MaxRetries", "11", "Azure__MaxRetries")]
    [InlineData("Azure:RetryDelay", "00:02:00", "Azure__RetryDelay")]
    [InlineData("Azure:TryTimeout", "00:00:00", "Azure__TryTimeout")]
    [InlineData("Azure:CallTimeout", "02:00:00", "Azure__CallTimeout")]
    [InlineData("Azure:OperationTimeout", "03:00:00", "Azure__OperationTimeout")]
    [InlineData("Azure:PollDelay", "00:02:00", "Azure__PollDelay")]
    [InlineData("Assessment:MaxBatch", "0", "'AssessmentOptions' members: 'MaxBatch'")]
    [InlineData("Assessment:LeaseDuration", "00:02:00", "'AssessmentOptions' members: 'LeaseDuration'")]
    [InlineData("Alerts:Settle", "02:00:00", "'AlertOptions' members: 'Settle'")]
    [InlineData("Alerts:DigestAbove", "21", "'AlertOptions' members: 'DigestAbove'")]
    [InlineData("Sweep:KeepDoneChanges", "00:01:00", "'SweepOptions' members: 'KeepDoneChanges'")]
    [InlineData("Retention:BatchSize", "0", "'RetentionOptions' members: 'BatchSize'")]
    [InlineData("Teams:Url", "http://contoso.example/workflows", "Teams:Url")]
    [InlineData("Teams:DashboardUrl", "ftp://contoso.example", "Teams:DashboardUrl")]
    [InlineData("Teams:Timeout", "00:02:00", "'TeamsOptions' members: 'Timeout'")]
    [InlineData("Telemetry:OtlpEndpoint", "collector", "Telemetry")]
    [InlineData("Telemetry:OtlpProtocol", "smoke", "Telemetry")]
    [InlineData("Telemetry:CountInterval", "02:00:00", "'TelemetryOptions' members: 'CountInterval'")]
    [InlineData("Web:EventsSecret", "short", "EventsSecret")]
    [InlineData("Web:EventsSecretHeader", "X-Secret", "EventsSecret")]
    public async Task Start_ASettingIsWrong_IsRefusedByName(string key, string value, string named)
    {
        await using var app = FunctionsApp.Start((key, value));

        var refusal = Record.Exception(() => app.Get<IStartupValidator>().Validate());

        Assert.True(refusal is OptionsValidationException or AggregateException, $"{refusal}");
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Assessment:MaxBatch", "many")]
    [InlineData("Alerts:MinimumSeverity", "Grave")]
    [InlineData("Azure:RetryDelay", "soon")]
    public async Task Start_ASettingIsOfAnotherKind_IsRefusedByName(string key, string value)
    {
        await using var app = FunctionsApp.Start((key, value));

        var refusal = Record.Exception(() => app.Get<IStartupValidator>().Validate());

        Assert.Contains(key, $"{refusal}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OnlyWhatIsRequired_IsAccepted()
    {
        await using var app = FunctionsApp.Start();

        app.Get<IStartupValidator>().Validate();
    }
}
