using System.Collections.Immutable;
using Compliance.Functions.Bindings;
using Compliance.Infrastructure.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Functions.Hosting;

/// <summary>The poison queues of both accounts, for the summary and the metrics, from the settings that the platform reads for the triggers.</summary>
internal static class PoisonServices
{
    private const string OfEvents = "OnResourceChangeQueued";

    public static IServiceCollection AddPoison(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddPoisonQueues(Queues.StateConnection, Account(configuration, Queues.StateConnection, ofEvents: [], ofSignals: [Queues.AssessChanges, Queues.RunScan, Queues.DeliverAlerts]));
        var intake = Account(configuration, Queues.IntakeConnection, ofEvents: [Queues.ResourceChanges], ofSignals: []);
        if (intake.ConnectionString is not null || intake.Endpoint is not null || !IsSwitchedOff(configuration, OfEvents))
        {
            services.AddPoisonQueues(Queues.IntakeConnection, intake);
            services.AddOptions<PoisonQueueOptions>(Queues.IntakeConnection).Validate(
                options => options.ConnectionString is null != options.Endpoint is null,
                $"Intake or Intake__queueServiceUri: set one of the two, or switch the queue off with AzureWebJobs.{OfEvents}.Disabled.");
        }

        return services;
    }

    private static PoisonQueueOptions Account(IConfiguration configuration, string name, ImmutableArray<string> ofEvents, ImmutableArray<string> ofSignals)
    {
        var account = configuration.GetSection(name);
        return new PoisonQueueOptions
        {
            ConnectionString = string.IsNullOrWhiteSpace(account.Value) ? null : account.Value,
            Endpoint = account.GetValue<Uri>("queueServiceUri"),
            OfEvents = ofEvents,
            OfSignals = ofSignals,
        };
    }

    // Names of environment variables on Linux may lack the dots.
    private static bool IsSwitchedOff(IConfiguration configuration, string function) =>
        (configuration[$"AzureWebJobs.{function}.Disabled"] ?? configuration[$"AzureWebJobs_{function}_Disabled"])?.ToLowerInvariant() is "true" or "1";
}
