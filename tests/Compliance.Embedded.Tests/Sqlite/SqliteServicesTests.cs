using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Embedded.Signals;
using Compliance.Embedded.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteServicesTests
{
    [Fact]
    public void AddSqliteStore_EveryPort_IsThere()
    {
        using var services = new ServiceCollection()
            .AddSqliteStore(options => options.Path = "unused.db")
            .AddChannelSignals()
            .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        Type[] ports =
        [
            typeof(IFindingStore), typeof(IFindingArchive), typeof(IChangeStore), typeof(IProofStore), typeof(IObservationStore), typeof(IRelationStore),
            typeof(IScanStore), typeof(ISweepStore), typeof(IAssessorLease), typeof(ISignals), typeof(IWakeUps),
        ];
        Assert.All(ports, port => Assert.NotNull(services.GetService(port)));
        Assert.Same(services.GetService<ISignals>(), services.GetService<IWakeUps>());
    }

    [Fact]
    public void AddSqliteStore_WithoutPath_IsRefused()
    {
        using var services = new ServiceCollection().AddSqliteStore(_ => { }).BuildServiceProvider();

        Assert.Throws<OptionsValidationException>(() => services.GetRequiredService<IOptions<SqliteStoreOptions>>().Value);
    }
}
