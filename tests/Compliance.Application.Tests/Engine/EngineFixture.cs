using Compliance.Application.Alerts;
using Compliance.Application.Assessments;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Poison;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Domain.Declarations;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Findings;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Embedded.Sqlite;
using Compliance.Rules;
using Compliance.Testing.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compliance.Application.Tests.Engine;

/// <summary>The use cases as a host composes them, on a real SQLite file, a fake Azure and a clock that stands still.</summary>
internal sealed class EngineFixture : IAsyncDisposable
{
    public static readonly TimeSpan Settle = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-engine-");
    private readonly ServiceProvider _services;
    private int _events;

    /// <summary>None, as in the embedded host, unless a test adds some.</summary>
    public List<IPoisonMessages> Poison { get; } = [];

    /// <summary>None, unless a test adds some before anything is judged.</summary>
    public List<Exemption> Exemptions { get; } = [];

    public RecordedLog Log { get; } = new();

    /// <param name="declarations">By default only the preview is acknowledged.</param>
    public EngineFixture(DeclarationSet? declarations = null, params (string Key, string Value)[] settings)
    {
        Azure = new FakeAzure(Time);
        var formats = new PlainFormats();
        _services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build())
            .AddSingleton<TimeProvider>(Time)
            .AddLogging(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Warning))
            .AddComplianceApplication()
            .AddSqliteStore(options => options.Path = Path.Combine(_folder.FullName, "engine.db"))
            .AddSingleton(new GovernedScope())
            .AddSingleton(declarations ?? new DeclarationSet { PreviewAcknowledgedBy = "someone" })
            .AddSingleton(_ => new Judge(BuiltInRules.Catalogue, [.. Exemptions]))
            .AddSingleton<IEstateReader>(Azure)
            .AddSingleton<IConnectivityReader>(Azure)
            .AddSingleton<IEventSubscriptionReader>(Azure)
            .AddSingleton<IResourceParser>(Azure)
            .AddSingleton<IProofFormat>(formats)
            .AddSingleton<IScanResultFormat>(formats)
            .AddSingleton<ISignals>(Signals)
            .AddSingleton<IAlertChannel>(Channel)
            .AddSingleton<IEnumerable<IPoisonMessages>>(Poison)
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    public FakeTime Time { get; } = new();

    public FakeAzure Azure { get; }

    public RecordingChannel Channel { get; } = new();

    public RecordingSignals Signals { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public Task SweepAsync() => Get<RunSweep>().RunAsync(CancellationToken.None);

    public Task LightSweepAsync() => Get<RunLightSweep>().RunAsync(CancellationToken.None);

    public Task AssessAsync() => Get<AssessChanges>().RunAsync(CancellationToken.None);

    /// <summary>An event of a write or a delete arrives, and the assessor runs.</summary>
    public async Task ChangedAsync(params ResourceId[] resources)
    {
        await EventsAsync(resources);
        await AssessAsync();
    }

    public Task EventsAsync(params ResourceId[] resources) => Get<IChangeStore>().AddAsync([.. resources.Select(Event)], CancellationToken.None);

    public Task EventAtAsync(ResourceId resource, DateTimeOffset at) =>
        Get<IChangeStore>().AddAsync([Event(resource) with { EventTime = at }], CancellationToken.None);

    public Task DeliverAsync() => Get<DeliverAlerts>().RunAsync(CancellationToken.None);

    public async Task<StoredFinding?> FindingAsync(string rule, ResourceId resource) =>
        await Get<IFindingStore>().FindAsync(FindingKey.Of(new(rule), resource), CancellationToken.None);

    public Task<IReadOnlyList<StoredFinding>> OpenAsync() => Get<IFindingStore>().ListOpenAsync(CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Change Event(ResourceId resource)
    {
        var id = $"event-{_events++}";
        return new Change
        {
            Key = Change.KeyOf("/subscriptions/test", id),
            Source = "/subscriptions/test",
            EventId = id,
            EventType = "Microsoft.Resources.ResourceWriteSuccess",
            ResourceId = resource,
            EventTime = Time.GetUtcNow() - TimeSpan.FromSeconds(1),
            ReceivedAt = Time.GetUtcNow(),
        };
    }
}
