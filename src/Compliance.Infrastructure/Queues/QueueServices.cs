using Azure.Core;
using Compliance.Application.Signals;
using Compliance.Application.Stores;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Queues;

/// <summary>Puts storage queues behind <see cref="ISignals"/>.</summary>
public static class QueueServices
{
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
}
