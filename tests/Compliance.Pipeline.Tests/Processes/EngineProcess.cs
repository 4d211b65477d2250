using Compliance.Application;
using Compliance.Application.Alerts;
using Compliance.Application.Assessments;
using Compliance.Application.Estates;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Domain.Judging;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.Reports;
using Compliance.Pipeline.Tests.Estates;
using Compliance.Pipeline.Tests.Stores;
using Compliance.Rules;
using Compliance.Simulator;
using Compliance.Testing.Fakes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Pipeline.Tests.Processes;

/// <summary>A host of the engine: the use cases, the real store and the real Azure clients, with no timers of its own.</summary>
internal sealed class EngineProcess : IAsyncDisposable
{
    public static readonly TimeSpan TryTimeout = TimeSpan.FromSeconds(20);

    private readonly ServiceProvider _services;

    public EngineProcess(SimulatedAzure azure, IStorePlace store, AlertReceiver receiver, FenceWatch fence, TimeProvider time)
    {
        var services = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().Build())
            .AddSingleton(time)
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.None))
            .AddComplianceApplication()
            .AddReportFormats()
            .AddSingleton(new GovernedScope())
            .AddSingleton(Names.Declarations)
            .AddSingleton(new Judge(BuiltInRules.Catalogue, []))
            .AddSingleton<ISignals>(new RecordedSignals())
            .AddSingleton<IAlertChannel>(new ReceiverChannel(receiver, Gate))
            .AddAzure(options =>
            {
                options.Endpoint = azure.Endpoint;
                options.MaxRetries = 1;
                options.RetryDelay = TimeSpan.FromMilliseconds(100);
                options.TryTimeout = TryTimeout;
            })
            // The order of requests is that of the changes, so that the same sequence meets the same faults.
            .Configure<AssessmentOptions>(options => options.ParallelReads = 1)
            // Shorter than anybody may set it, but history stays: it is what alerts are held against.
            .AddSingleton(Options.Create(new RetentionOptions { ArchiveAfter = TimeSpan.FromMinutes(1), RemoveAfter = TimeSpan.FromDays(3660), KeepHistory = TimeSpan.FromDays(3660) }))
            .AddSingleton(Options.Create(new SweepOptions { KeepDoneChanges = TimeSpan.FromMinutes(5) }));
        store.AddTo(services, Gate, fence);
        _services = services.BuildServiceProvider();
    }

    public ProcessGate Gate { get; } = new();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
