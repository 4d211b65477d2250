using Compliance.Application.Alerts;
using Compliance.Application.Estates;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Embedded.Sqlite;
using Compliance.Functions.Hosting;
using Compliance.Functions.Tests.Fakes;
using Compliance.Testing.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Compliance.Functions.Tests;

/// <summary>The app as the worker composes it, with the embedded store and recorders in place of what lies outside the process.</summary>
internal sealed class FunctionsApp : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-functions-");
    private readonly ServiceProvider _services;

    private FunctionsApp(string store, params (string Key, string Value)[] settings)
    {
        Azure = new EmptyAzure(Time);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build();
        var formats = new PlainFormats();
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(configuration);
        services.AddSingleton<TimeProvider>(Time);
        services.AddComplianceFunctions(configuration);
        services.AddSqliteStore(options => options.Path = Path.Combine(_folder.FullName, store));
        services.Replace(ServiceDescriptor.Singleton<ISignals>(Signals));
        services.Replace(ServiceDescriptor.Singleton<IEstateReader>(Azure));
        services.Replace(ServiceDescriptor.Singleton<IProofFormat>(formats));
        services.Replace(ServiceDescriptor.Singleton<IScanResultFormat>(formats));
        services.Replace(ServiceDescriptor.Singleton<IResourceParser>(formats));
        services.RemoveAll<IAlertChannel>();
        services.AddSingleton<IAlertChannel>(Alerts);
        _services = services.BuildServiceProvider();
    }

    public FakeTime Time { get; } = new();

    public RecordedSignals Signals { get; } = new();

    public RecordedAlerts Alerts { get; } = new();

    public EmptyAzure Azure { get; }

    public IServiceProvider Services => _services;

    public static FunctionsApp Start(params (string Key, string Value)[] settings) => new("store.db", settings);

    /// <summary>Its store lies in a folder that is not there: every access to it fails.</summary>
    public static FunctionsApp WithoutStore() => new(Path.Combine("missing", "store.db"));

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    /// <summary>A trigger, made as the worker makes one: a new instance an invocation.</summary>
    public T Trigger<T>() => ActivatorUtilities.CreateInstance<T>(_services);

    /// <summary>Another instance of the app holds the assessor's lease.</summary>
    public Task KeepAssessorBusyAsync() => Get<IAssessorLease>().TryAcquireAsync(TimeSpan.FromMinutes(1), CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
