using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Application.Stores;
using Compliance.Application.Sweeps;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Compliance.Embedded.Sqlite;

/// <summary>Puts the embedded store behind every store port.</summary>
public static class SqliteServices
{
    /// <summary>The file is opened by the first access, so a host that wants to fail at start makes one.</summary>
    public static IServiceCollection AddSqliteStore(this IServiceCollection services, Action<SqliteStoreOptions> configure)
    {
        services.AddOptions<SqliteStoreOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().TryAddSingleton<StoreMetrics>();
        services.AddSingleton<SqliteDatabase>();
        services.AddSingleton<IFindingStore, SqliteFindingStore>();
        services.AddSingleton<IFindingArchive, SqliteFindingArchive>();
        services.AddSingleton<IChangeStore, SqliteChangeStore>();
        services.AddSingleton<IProofStore, SqliteProofStore>();
        services.AddSingleton<IObservationStore, SqliteObservationStore>();
        services.AddSingleton<IRelationStore, SqliteRelationStore>();
        services.AddSingleton<IScanStore, SqliteScanStore>();
        services.AddSingleton<ISweepStore, SqliteSweepStore>();
        services.AddSingleton<IAssessorLease, SqliteAssessorLease>();
        services.AddSingleton<IStoreProbe, SqliteStoreProbe>();
        return services;
    }
}
