using Compliance.Application.Signals;
using Compliance.Embedded.Loops;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Embedded;

/// <summary>Registers what the embedded host has in place of the platform's triggers and timers.</summary>
public static class EmbeddedServices
{
    public static IServiceCollection AddEmbeddedLoops(this IServiceCollection services)
    {
        services.AddSingleton<ChannelSignals>();
        services.AddSingleton<ISignals>(provider => provider.GetRequiredService<ChannelSignals>());
        services.AddHostedService<SweepLoop>();
        services.AddHostedService<AssessorLoop>();
        services.AddHostedService<ScanLoop>();
        services.AddHostedService<AlertLoop>();
        return services;
    }
}
