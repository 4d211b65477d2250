using System.Security.Cryptography;
using System.Text;
using Compliance.Application.Alerts;
using Compliance.Application.Estates;
using Compliance.Application.Poison;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Embedded.Sqlite;
using Compliance.Functions.Bindings;
using Compliance.Functions.Hosting;
using Compliance.Functions.Tests.Fakes;
using Compliance.Infrastructure.Declarations;
using Compliance.Rules;
using Compliance.Testing.Fakes;
using Compliance.Testing.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Compliance.Functions.Tests;

/// <summary>
/// The app as the worker composes it, with the embedded store and recorders in place of what lies outside the process. Its
/// server is never started: requests come from the worker.
/// </summary>
internal sealed class FunctionsApp : IAsyncDisposable
{
    private static readonly (string Key, string Value)[] Required =
    [
        (Queues.StateConnection, "UseDevelopmentStorage=true"), (Queues.IntakeConnection, "UseDevelopmentStorage=true"),
        ("SweepSchedule", "0 0 */6 * * *"), ("LightSweepSchedule", "0 5/15 * * * *"), ("AlertsSchedule", "30 */5 * * * *"),
    ];

    /// <summary>What the holder of <see cref="Key"/> sends.</summary>
    public const string Bearer = "Bearer a-key-of-the-tests-4f9d0c1b7a6e";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-functions-");
    private readonly WebApplication _app;

    private FunctionsApp(string store, Declared declared, params (string Key, string Value)[] settings)
    {
        Azure = new EmptyAzure(Time);
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Host.UseDefaultServiceProvider(options => options.ValidateOnBuild = options.ValidateScopes = true);
        builder.Logging.ClearProviders();
        // Only what a test sets: no environment variable of the machine.
        builder.Configuration.Sources.Clear();
        builder.Configuration.AddConfiguration(Configure(settings));
        var services = builder.Services;
        services.AddSingleton<TimeProvider>(Time);
        services.AddComplianceFunctions(builder.Configuration, declared);
        services.AddSqliteStore(options => options.Path = Path.Combine(_folder.FullName, store));
        services.Replace(ServiceDescriptor.Singleton<ISignals>(Signals));
        services.Replace(ServiceDescriptor.Singleton<IEstateReader>(Azure));
        services.Replace(ServiceDescriptor.Singleton<IConnectivityReader>(Azure));
        services.Replace(ServiceDescriptor.Singleton<IEventSubscriptionReader>(Azure));
        services.AddSingleton<IEnumerable<IPoisonMessages>>(Poison);
        services.RemoveAll<IAlertChannel>();
        services.AddSingleton<IAlertChannel>(Alerts);
        _app = builder.Build();
    }

    /// <summary>Settings that let one operator in.</summary>
    public static (string Key, string Value)[] Key { get; } =
    [
        ("Access:Keys:0:Name", "ada"),
        ("Access:Keys:0:Roles:0", "Operator"),
        ("Access:Keys:0:Hash", Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(Bearer["Bearer ".Length..])))),
    ];

    public FakeTime Time { get; } = new();

    public RecordedSignals Signals { get; } = new();

    /// <summary>Instead of those in storage accounts.</summary>
    public List<IPoisonMessages> Poison { get; } = [];

    public RecordedAlerts Alerts { get; } = new();

    public EmptyAzure Azure { get; }

    public IServiceProvider Services => _app.Services;

    public static FunctionsApp Start(params (string Key, string Value)[] settings) => new("store.db", Declared.Nothing, settings);

    /// <summary>With the files that settings name, which are read first.</summary>
    public static async Task<FunctionsApp> StartWithFilesAsync(params (string Key, string Value)[] settings) =>
        new("store.db", await Declared.ReadAsync(Configure(settings), AppContext.BaseDirectory, BuiltInRules.Catalogue, CancellationToken.None), settings);

    /// <summary>Its store lies in a folder that is not there: every access to it fails.</summary>
    public static FunctionsApp WithoutStore(params (string Key, string Value)[] settings) => new(Path.Combine("missing", "store.db"), Declared.Nothing, settings);

    public T Get<T>()
        where T : notnull => Services.GetRequiredService<T>();

    /// <summary>A trigger, made as the worker makes one: a new instance an invocation.</summary>
    public T Trigger<T>() => ActivatorUtilities.CreateInstance<T>(Services);

    /// <summary>Another instance of the app holds the assessor's lease.</summary>
    public Task KeepAssessorBusyAsync() => Get<IAssessorLease>().TryAcquireAsync(TimeSpan.FromMinutes(1), CancellationToken.None);

    /// <summary>Settings that a test gives, above those that every app must have.</summary>
    private static IConfiguration Configure((string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Concat(Required).DistinctBy(setting => setting.Key, StringComparer.OrdinalIgnoreCase).Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
