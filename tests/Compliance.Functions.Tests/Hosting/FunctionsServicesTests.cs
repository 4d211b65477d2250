using Compliance.Application.Estates;
using Compliance.Application.Poison;
using Compliance.Application.Signals;
using Compliance.Functions.Bindings;
using Compliance.Functions.Hosting;
using Compliance.Functions.Tests.Infra;
using Compliance.Infrastructure.Queues;
using Compliance.Testing.Fakes;
using Microsoft.Extensions.Configuration;
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
    public async Task Start_SubscriptionsAndManagementGroup_IsRefusedByName()
    {
        await using var app = FunctionsApp.Start(("Azure:Subscriptions:0", Contoso), ("Azure:ManagementGroup", "contoso"));

        var refusal = Assert.Throws<OptionsValidationException>(() => app.Get<IStartupValidator>().Validate());

        Assert.Contains("Azure__ManagementGroup", refusal.Message, StringComparison.Ordinal);
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
    public async Task Start_StateAccountByIdentity_IsAccepted()
    {
        await using var app = FunctionsApp.Start(
            ("State", ""),
            ("State:tableServiceUri", "https://contoso.table.core.windows.net"),
            ("State:queueServiceUri", "https://contoso.queue.core.windows.net"));

        app.Get<IStartupValidator>().Validate();
    }

    [Fact]
    public void Poison_Queues_AreThoseOfEveryQueueTrigger()
    {
        using var services = Poison(("State", "UseDevelopmentStorage=true"), ("Intake", "UseDevelopmentStorage=true"));

        var queues = services.GetServices<IPoisonMessages>().ToList();

        Assert.Equal(DeclaredFunctions.QueueNames.Select(name => $"{name}-poison").Order(StringComparer.Ordinal), queues.Select(queue => queue.Name).Order(StringComparer.Ordinal));
        Assert.Equal($"{Queues.ResourceChanges}-poison", Assert.Single(queues, queue => queue.HoldsEvents).Name);
    }

    [Theory]
    [InlineData("AzureWebJobs.OnResourceChangeQueued.Disabled", "true")]
    [InlineData("AzureWebJobs_OnResourceChangeQueued_Disabled", "1")]
    public void Poison_QueueOfEventsIsSwitchedOff_HasNoneOfThem(string setting, string value)
    {
        using var services = Poison(("State", "UseDevelopmentStorage=true"), (setting, value));

        services.GetRequiredService<IStartupValidator>().Validate();

        Assert.Equal(3, services.GetServices<IPoisonMessages>().Count(queue => !queue.HoldsEvents));
        Assert.DoesNotContain(services.GetServices<IPoisonMessages>(), queue => queue.HoldsEvents);
    }

    [Fact]
    public async Task Poison_Messages_AreInTheSummary()
    {
        await using var app = FunctionsApp.Start();
        var queue = new MemoryPoisonMessages("compliance-changes-poison", holdsEvents: true);
        queue.Add("no event");
        app.Poison.Add(queue);

        Assert.Equal([new PoisonCount("compliance-changes-poison", 1)], await app.Get<CountPoison>().ReadAsync(CancellationToken.None));
    }

    [Fact]
    public void Poison_QueuesThatReplayLooksAt_AreThese()
    {
        var replayed = new PoisonQueueOptions();

        Assert.Equal([Queues.ResourceChanges], replayed.OfEvents.ToArray());
        Assert.Equal([Queues.AssessChanges, Queues.RunScan, Queues.DeliverAlerts], replayed.OfSignals.ToArray());
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

    private static ServiceProvider Poison(params (string Key, string Value)[] settings) => new ServiceCollection()
        .AddPoison(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build())
        .BuildServiceProvider();
}
