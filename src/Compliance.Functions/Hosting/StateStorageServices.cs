using Compliance.Functions.Bindings;
using Compliance.Infrastructure.Queues;
using Compliance.Infrastructure.Tables;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Functions.Hosting;

/// <summary>
/// Tables and signals in the state account, from the very settings that the platform reads for the triggers of its queues:
/// what is sent is heard.
/// </summary>
internal static class StateStorageServices
{
    public static IServiceCollection AddStateStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var state = configuration.GetSection(Queues.StateConnection);
        var connectionString = string.IsNullOrWhiteSpace(state.Value) ? null : state.Value;
        services.AddTableStore(options =>
        {
            options.Setting = "State or State__tableServiceUri";
            options.ConnectionString = connectionString;
            options.Endpoint = state.GetValue<Uri>("tableServiceUri");
        });
        services.AddQueueSignals(options =>
        {
            options.Setting = "State or State__queueServiceUri";
            options.ConnectionString = connectionString;
            options.Endpoint = state.GetValue<Uri>("queueServiceUri");
            options.QueuePrefix = Queues.Prefix;
        });
        return services;
    }
}
