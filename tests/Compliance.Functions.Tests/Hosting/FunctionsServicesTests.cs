using Compliance.Application.Estates;
using Compliance.Application.Signals;
using Compliance.Functions.Bindings;
using Compliance.Infrastructure.Queues;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenTelemetry.Trace;
using Xunit;

namespace Compliance.Functions.Tests.Hosting;

public sealed class FunctionsServicesTests
{
    private const string Contoso = "11111111-1111-1111-1111-111111111111";
    private const string Fabrikam = "22222222-2222-2222-2222-222222222222";

    [Fact]
    public async Task Scope_Subscriptions_AreThose()
    {
        await using var app = FunctionsApp.Start(("Azure:Subscriptions:0", Contoso), ("Azure:Subscriptions:1", Fabrikam));

        var governed = app.Get<GovernedScope>();

        Assert.Equal([Contoso, Fabrikam], governed.Subscriptions.ToArray());
        Assert.Null(governed.ManagementGroup);
    }

    [Fact]
    public async Task Scope_NothingSet_IsEverything()
    {
        await using var app = FunctionsApp.Start();

        var governed = app.Get<GovernedScope>();

        Assert.True(governed.MayGovern(Contoso));
        Assert.True(governed.ToScanScope().IsEverything);
    }

    [Fact]
    public async Task Start_NoSubscriptionId_IsRefusedByName()
    {
        await using var app = FunctionsApp.Start(("Azure:Subscriptions:0", "contoso"));

        var refusal = Assert.Throws<OptionsValidationException>(() => app.Get<IStartupValidator>().Validate());

        Assert.Contains("Azure__Subscriptions", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_SubscriptionsAndManagementGroup_IsRefusedByName()
    {
        await using var app = FunctionsApp.Start(("Azure:Subscriptions:0", Contoso), ("Azure:ManagementGroup", "contoso"));

        var refusal = Assert.Throws<OptionsValidationException>(() => app.Get<IStartupValidator>().Validate());

        Assert.Contains("Azure__ManagementGroup", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OptionOutOfRange_IsRefused()
    {
        await using var app = FunctionsApp.Start(("Assessment:MaxBatch", "0"));

        Assert.Throws<OptionsValidationException>(() => app.Get<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task Start_UnknownCloud_IsRefused()
    {
        await using var app = FunctionsApp.Start(("Azure:Endpoint", "https://management.example.com"));

        Assert.Throws<OptionsValidationException>(() => app.Get<IStartupValidator>().Validate());
    }

    [Fact]
    public async Task Start_CollectorThatIsNoUrl_IsRefusedByName()
    {
        await using var app = FunctionsApp.Start(("OTEL_EXPORTER_OTLP_ENDPOINT", "collector"));

        var refusal = Assert.Throws<OptionsValidationException>(() => app.Get<IStartupValidator>().Validate());

        Assert.Contains("OTEL_EXPORTER_OTLP_ENDPOINT", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("http://127.0.0.1:1", true)]
    public async Task Traces_AreMade_WhereACollectorIsSet(string endpoint, bool isTraced)
    {
        await using var app = FunctionsApp.Start(("Telemetry:OtlpEndpoint", endpoint));

        Assert.Equal(isTraced, app.Services.GetService<TracerProvider>() is not null);
    }

    [Fact]
    public async Task Start_NoStateAccount_IsRefusedByName()
    {
        await using var app = FunctionsApp.Start(("State", ""));

        var refusal = Assert.Throws<AggregateException>(() => app.Get<IStartupValidator>().Validate());

        Assert.Contains("State__tableServiceUri", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("State__queueServiceUri", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_StateAccountByIdentity_IsAccepted()
    {
        await using var app = FunctionsApp.Start(
            ("State", ""),
            ("State:tableServiceUri", "https://contoso.table.core.windows.net"),
            ("State:queueServiceUri", "https://contoso.queue.core.windows.net"));

        app.Get<IStartupValidator>().Validate();
    }

    [Theory]
    [InlineData(SignalTarget.Assessor, Queues.AssessChanges)]
    [InlineData(SignalTarget.Scans, Queues.RunScan)]
    [InlineData(SignalTarget.Alerts, Queues.DeliverAlerts)]
    public async Task Signals_OfATarget_GoToTheQueueItsFunctionHears(SignalTarget target, string queue)
    {
        await using var app = FunctionsApp.Start();

        var prefix = app.Get<IOptions<QueueSignalOptions>>().Value.QueuePrefix;

        Assert.Equal(queue, $"{prefix}-{target.ToString().ToLowerInvariant()}");
    }
}
