using Azure.Core;
using Compliance.Application.Poison;
using Compliance.Application.Signals;
using Compliance.Application.Stores;
using Compliance.Infrastructure.Tables;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Queues;

/// <summary>Puts storage queues behind <see cref="ISignals"/>, and what became poison in them behind <see cref="IPoisonMessages"/>.</summary>
public static class QueueServices
{
    // Who counts asks again soon, and who replays can begin again.
    private const int Retries = 1;

    /// <summary>The queues are made by the first signal. Takes the provider's <see cref="TokenCredential"/> when the options have none.</summary>
    public static IServiceCollection AddQueueSignals(this IServiceCollection services, Action<QueueSignalOptions> configure)
    {
        services.AddOptions<QueueSignalOptions>().Configure(configure).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<IValidateOptions<QueueSignalOptions>, QueueSignalOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().TryAddSingleton<StoreMetrics>();
        services.AddSingleton<ISignals, QueueSignals>();
        return services;
    }

    /// <summary>
    /// Puts the poison queues of an account behind <see cref="IPoisonMessages"/>, one each. Nothing is made or asked for before they are looked at.
    /// </summary>
    /// <param name="account">What settings call the account; failures of its options begin with it.</param>
    public static IServiceCollection AddPoisonQueues(this IServiceCollection services, string account, PoisonQueueOptions options)
    {
        services.AddOptions<PoisonQueueOptions>(account)
            .Configure(named => (named.ConnectionString, named.Endpoint, named.OfEvents, named.OfSignals) = (options.ConnectionString, options.Endpoint, options.OfEvents, options.OfSignals))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PoisonQueueOptions>, PoisonQueueOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.AddMetrics().TryAddSingleton<StoreMetrics>();
        foreach (var (queue, holdsEvents) in options.OfEvents.Select(queue => (queue, true)).Concat(options.OfSignals.Select(queue => (queue, false))))
        {
            services.AddSingleton<IPoisonMessages>(provider => new StoragePoisonMessages(Pipeline(provider, options), queue, holdsEvents));
        }

        return services;
    }

    private static StoragePipeline Pipeline(IServiceProvider provider, PoisonQueueOptions options)
    {
        var time = provider.GetRequiredService<TimeProvider>();
        var metrics = provider.GetRequiredService<StoreMetrics>();
        var connection = StorageConnection.Of(options.ConnectionString, options.Endpoint, provider.GetServices<TokenCredential>().LastOrDefault(), "queue");
        return new StoragePipeline(connection, (name, key) => new SharedKeyPolicy(name, key, time), Retries, failed: () => metrics.Failed("queue"));
    }
}
