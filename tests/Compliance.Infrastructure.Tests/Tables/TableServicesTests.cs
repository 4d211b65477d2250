using Azure.Core;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Infrastructure.Queues;
using Compliance.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

public sealed class TableServicesTests
{
    [Fact]
    public void AddTableStore_EveryPort_IsThere()
    {
        using var services = new ServiceCollection()
            .AddSingleton(DelegatedTokenCredential.Create((_, _) => default))
            .AddTableStore(options => options.Endpoint = new Uri("https://contoso.table.core.windows.net"))
            .AddQueueSignals(options => options.ConnectionString = "UseDevelopmentStorage=true")
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Type[] ports =
        [
            typeof(IFindingStore), typeof(IFindingArchive), typeof(IChangeStore), typeof(IProofStore), typeof(IObservationStore), typeof(IRelationStore),
            typeof(IScanStore), typeof(ISweepStore), typeof(IAssessorLease), typeof(ISignals),
        ];
        Assert.All(ports, port => Assert.NotNull(services.GetService(port)));
    }

    [Fact]
    public void AddTableStore_NoAccountOrBadPrefix_IsRefused()
    {
        Assert.Throws<OptionsValidationException>(() => TableOptionsOf(_ => { }));
        Assert.Throws<OptionsValidationException>(() => TableOptionsOf(options => options.Endpoint = new Uri("https://contoso.table.core.windows.net")));
        Assert.Throws<OptionsValidationException>(() => TableOptionsOf(options => (options.ConnectionString, options.TablePrefix) = ("UseDevelopmentStorage=true", "a-b")));
    }

    [Fact]
    public void AddQueueSignals_NoAccountOrBadPrefix_IsRefused()
    {
        Assert.Throws<OptionsValidationException>(() => QueueOptionsOf(_ => { }));
        Assert.Throws<OptionsValidationException>(() => QueueOptionsOf(options => (options.ConnectionString, options.QueuePrefix) = ("UseDevelopmentStorage=true", "A--b")));
    }

    private static TableStoreOptions TableOptionsOf(Action<TableStoreOptions> configure)
    {
        using var services = new ServiceCollection().AddTableStore(configure).BuildServiceProvider();
        return services.GetRequiredService<IOptions<TableStoreOptions>>().Value;
    }

    private static QueueSignalOptions QueueOptionsOf(Action<QueueSignalOptions> configure)
    {
        using var services = new ServiceCollection().AddQueueSignals(configure).BuildServiceProvider();
        return services.GetRequiredService<IOptions<QueueSignalOptions>>().Value;
    }
}
