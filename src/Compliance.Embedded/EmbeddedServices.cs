using Compliance.Application.Settings;
using Compliance.Embedded.Loops;
using Compliance.Embedded.Signals;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Embedded;

/// <summary>Registers what the embedded host has in place of the platform's triggers and timers.</summary>
public static class EmbeddedServices
{
    public static IServiceCollection AddEmbeddedLoops(this IServiceCollection services)
    {
        services.AddSettings<LoopOptions>(LoopOptions.Section);
        services.AddChannelSignals();
        services.AddHostedService<SweepLoop>();
        services.AddHostedService<LightSweepLoop>();
        services.AddHostedService<AssessorLoop>();
        services.AddHostedService<ScanLoop>();
        services.AddHostedService<AlertLoop>();
        return services;
    }
}
