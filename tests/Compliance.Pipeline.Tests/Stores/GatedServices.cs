using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Application.Scans;
using Compliance.Application.Signals;
using Compliance.Application.Sweeps;
using Compliance.Pipeline.Tests.Processes;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Pipeline.Tests.Stores;

internal static class GatedServices
{
    /// <summary>Puts calls in front of every store port that is registered so far.</summary>
    public static IServiceCollection AddCalls(this IServiceCollection services, IPortCalls calls) => services
        .Gate<IFindingStore>(calls)
        .Gate<IChangeStore>(calls)
        .Gate<IProofStore>(calls)
        .Gate<IObservationStore>(calls)
        .Gate<IRelationStore>(calls)
        .Gate<IScanStore>(calls)
        .Gate<ISweepStore>(calls)
        .Gate<IFindingArchive>(calls)
        .Gate<IAssessorLease>(calls);

    private static IServiceCollection Gate<T>(this IServiceCollection services, IPortCalls calls)
        where T : class
    {
        var port = services.Last(service => service.ServiceType == typeof(T)).ImplementationType!;
        services.AddSingleton(port);
        return services.AddSingleton(provider => GatedPort<T>.Around((T)provider.GetRequiredService(port), calls));
    }
}
