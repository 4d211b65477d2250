using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Functions.Tests.Hosting;

/// <summary>A setting that is missing, out of range or at odds with another keeps the app from starting, and is named.</summary>
public sealed class StartTests
{
    [Theory]
    [InlineData("State", "", "State__tableServiceUri")]
    [InlineData("State", "", "State__queueServiceUri")]
    [InlineData("State", "AccountName=a", "State or State__tableServiceUri: The storage connection string has no AccountKey")]
    [InlineData("State", "AccountName=a;AccountKey=no", "State or State__queueServiceUri: ")]
    [InlineData("State:tableServiceUri", "https://contoso.table.core.windows.net", "State__tableServiceUri")]
    [InlineData("State:queueServiceUri", "https://contoso.queue.core.windows.net", "State__queueServiceUri")]
    [InlineData("Intake", "", "Intake__queueServiceUri")]
    [InlineData("Intake", "AccountName=a", "Intake: ")]
    [InlineData("Intake:queueServiceUri", "https://contoso.queue.core.windows.net", "Intake__queueServiceUri")]
    [InlineData("SweepSchedule", "", "SweepSchedule")]
    [InlineData("LightSweepSchedule", "hourly", "LightSweepSchedule")]
    [InlineData("AlertsSchedule", "* *", "AlertsSchedule")]
    [InlineData("Azure:Subscriptions:0", "contoso", "Azure__Subscriptions")]
    [InlineData("Azure:Endpoint", "https://management.example.com", "Azure__Endpoint")]
    [InlineData("Azure:Subscriptions:0", "/subscriptions/11111111-1111-1111-1111-111111111111", "Azure__Subscriptions__0")]
    [InlineData("Azure:MaxRetries", "11", "Azure__MaxRetries")]
    [InlineData("Azure:RetryDelay", "00:02:00", "Azure__RetryDelay")]
    [InlineData("Azure:TryTimeout", "00:00:00", "Azure__TryTimeout")]
    [InlineData("Azure:CallTimeout", "02:00:00", "Azure__CallTimeout")]
    [InlineData("Azure:OperationTimeout", "03:00:00", "Azure__OperationTimeout")]
    [InlineData("Azure:PollDelay", "00:02:00", "Azure__PollDelay")]
    [InlineData("Assessment:MaxBatch", "0", "Assessment__MaxBatch")]
    [InlineData("Assessment:LeaseDuration", "00:02:00", "Assessment__LeaseDuration")]
    [InlineData("Alerts:Settle", "02:00:00", "Alerts__Settle")]
    [InlineData("Alerts:DigestAbove", "21", "Alerts__DigestAbove")]
    [InlineData("Sweep:KeepDoneChanges", "00:01:00", "Sweep__KeepDoneChanges")]
    [InlineData("Retention:BatchSize", "0", "Retention__BatchSize")]
    [InlineData("Teams:Url", "http://contoso.example/workflows", "Teams__Url")]
    [InlineData("Teams:DashboardUrl", "ftp://contoso.example", "Teams__DashboardUrl")]
    [InlineData("Teams:Timeout", "00:02:00", "Teams__Timeout")]
    [InlineData("Telemetry:OtlpEndpoint", "collector", "Telemetry__OtlpEndpoint")]
    [InlineData("Telemetry:OtlpProtocol", "smoke", "Telemetry__OtlpProtocol")]
    [InlineData("Telemetry:CountInterval", "02:00:00", "Telemetry__CountInterval")]
    [InlineData("Web:EventsSecret", "short", "Web__EventsSecret")]
    [InlineData("Web:EventsSecretHeader", "X-Secret", "Web__EventsSecretHeader and Web__EventsSecret")]
    [InlineData("Access:Trust", "true", "Access__Trust:")]
    public async Task Start_ASettingIsWrong_IsRefusedByName(string key, string value, string named)
    {
        await using var app = FunctionsApp.Start((key, value));

        var refusal = Record.Exception(() => app.Get<IStartupValidator>().Validate());

        var failures = Failures(refusal).ToList();
        Assert.Contains(failures, failure => failure.Contains(named, StringComparison.Ordinal));
        // None of them speaks of what only the code knows.
        Assert.All(failures, failure => Assert.Matches("State|Intake|Schedule|[A-Z][A-Za-z]+__[A-Z]", failure));
        Assert.DoesNotContain(failures, failure => failure.Contains("Options", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_EndpointsThatAreNone_AreRefusedByName()
    {
        await using var app = FunctionsApp.Start(("State", ""), ("State:tableServiceUri", "account"), ("State:queueServiceUri", "account"), ("Intake", ""), ("Intake:queueServiceUri", "account"));

        var failures = Failures(Record.Exception(() => app.Get<IStartupValidator>().Validate())).ToList();

        Assert.All(["State__tableServiceUri", "State__queueServiceUri", "Intake"], setting => Assert.Contains(failures, failure => failure.Contains(setting, StringComparison.Ordinal)));
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

    private static IEnumerable<string> Failures(Exception? refusal) => refusal switch
    {
        OptionsValidationException one => one.Failures,
        AggregateException many => many.InnerExceptions.SelectMany(Failures),
        _ => throw new Xunit.Sdk.XunitException($"Not refused, or not as settings: {refusal}"),
    };
}
