using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Compliance.Application.Assessments;
using Compliance.Application.Estates;
using Compliance.Application.Sweeps;
using Compliance.Application.Writes;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Estates;

/// <summary>Registers the reading of Azure.</summary>
public static class AzureServices
{
    /// <summary>
    /// Registers <see cref="IEstateReader"/>, <see cref="IConnectivityReader"/>, <see cref="IEventSubscriptionReader"/>,
    /// <see cref="IEstateExport"/>, <see cref="IResourceWriter"/> and <see cref="IResourceParser"/>.
    /// Uses a registered <see cref="TokenCredential"/>, else the default chain of Azure.Identity; an endpoint that is no cloud is
    /// never sent a real token.
    /// Reads report to a registered <see cref="IProgress{T}"/> of <see cref="ReadProgress"/>.
    /// </summary>
    public static IServiceCollection AddAzure(this IServiceCollection services, Action<AzureOptions> configure) => services.AddAzure(configure, transport: null);

    /// <param name="transport">What carries requests; null for HTTP.</param>
    internal static IServiceCollection AddAzure(this IServiceCollection services, Action<AzureOptions> configure, HttpPipelineTransport? transport)
    {
        services.AddOptions<AzureOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AzureOptions>, AzureOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenCredential>(provider => new CredentialWhenNeeded(() => new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            AuthorityHost = (ArmCloud.Of(Options(provider).Endpoint) ?? ArmCloud.Public).Authority,
        })));
        services.TryAddSingleton<StringPool>();
        services.TryAddSingleton<GraphQuota>();
        services.TryAddSingleton<ArmPaces>();
        services.TryAddSingleton<IResourceParser, ArmResourceParser>();
        services.TryAddSingleton<Registrations>();
        services.TryAddSingleton<AssessorTenure>();
        services.TryAddSingleton<KeptAnswers>();
        services.AddLogging();
        services.AddMetrics().TryAddSingleton<AzureMetrics>();
        services.TryAddSingleton(provider => new ReadMeter(provider.GetService<IProgress<ReadProgress>>()));
        services.TryAddSingleton(provider => new AzureClients(
            provider.GetRequiredService<IOptions<AzureOptions>>(),
            provider.GetRequiredService<TokenCredential>(),
            provider.GetRequiredService<GraphQuota>(),
            provider.GetRequiredService<ArmPaces>(),
            provider.GetRequiredService<StringPool>(),
            provider.GetRequiredService<ReadMeter>(),
            provider.GetRequiredService<AzureMetrics>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>(),
            transport));
        services.TryAddSingleton(provider => provider.GetRequiredService<AzureClients>().Sender());
        services.TryAddSingleton(provider => provider.GetRequiredService<AzureClients>().ResourceManager());
        services.TryAddSingleton(provider => provider.GetRequiredService<AzureClients>().ResourceGraph());
        services.TryAddSingleton<IResourceWriter>(provider => ActivatorUtilities.CreateInstance<ResourceManagerWriter>(provider, Options(provider)));
        services.TryAddSingleton(provider => new ArmReads(
            provider.GetRequiredService<ResourceManagerClient>(),
            provider.GetRequiredService<IResourceParser>(),
            provider.GetRequiredService<Registrations>(),
            provider.GetRequiredService<ReadMeter>(),
            provider.GetRequiredService<TimeProvider>(),
            copy: null));
        services.TryAddSingleton<AzureReads>();
        services.TryAddSingleton<IEstateReader, AzureEstateReader>();
        services.TryAddSingleton<IEstateExport, AzureEstateExport>();
        services.TryAddSingleton<IConnectivityReader, AzureConnectivityReader>();
        services.TryAddSingleton<IEventSubscriptionReader, AzureEventSubscriptionReader>();
        return services;
    }

    private static AzureOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<AzureOptions>>().Value;
}
