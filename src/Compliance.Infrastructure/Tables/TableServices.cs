using Azure.Core;
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
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Tables;

/// <summary>Puts table storage behind every store port.</summary>
public static class TableServices
{
    /// <summary>The tables are made by the first access. Takes the provider's <see cref="TokenCredential"/> when the options have none.</summary>
    public static IServiceCollection AddTableStore(this IServiceCollection services, Action<TableStoreOptions> configure)
    {
        services.AddOptions<TableStoreOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<TableStoreOptions>, TableStoreOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().TryAddSingleton<StoreMetrics>();
        services.AddSingleton<TableAccount>();
        services.AddSingleton<IFindingStore, TableFindingStore>();
        services.AddSingleton<IFindingArchive, TableFindingArchive>();
        services.AddSingleton<IChangeStore, TableChangeStore>();
        services.AddSingleton<IProofStore, TableProofStore>();
        services.AddSingleton<IObservationStore, TableObservationStore>();
        services.AddSingleton<IRelationStore, TableRelationStore>();
        services.AddSingleton<IScanStore, TableScanStore>();
        services.AddSingleton<ISweepStore, TableSweepStore>();
        services.AddSingleton<IAssessorLease, TableAssessorLease>();
        services.AddSingleton<IStoreProbe, TableStoreProbe>();
        return services;
    }
}
