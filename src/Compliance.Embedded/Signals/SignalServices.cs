using Compliance.Application.Signals;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Compliance.Embedded.Signals;

/// <summary>Puts signals inside the process behind <see cref="ISignals"/> and <see cref="IWakeUps"/>.</summary>
public static class SignalServices
{
    public static IServiceCollection AddChannelSignals(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<ChannelSignals>();
        services.AddSingleton<ISignals>(provider => provider.GetRequiredService<ChannelSignals>());
        services.AddSingleton<IWakeUps>(provider => provider.GetRequiredService<ChannelSignals>());
        return services;
    }
}
