using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Compliance.Application.Estates;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Estates;

/// <summary>Registers the reading of Azure.</summary>
public static class AzureServices
{
    /// <summary>
    /// Registers <see cref="IEstateReader"/> and <see cref="IResourceParser"/>. Uses a registered <see cref="TokenCredential"/>,
    /// else the default chain of Azure.Identity; an endpoint that is no cloud is never sent a real token.
    /// </summary>
    public static IServiceCollection AddAzure(this IServiceCollection services, Action<AzureOptions> configure) => services.AddAzure(configure, transport: null);

    /// <param name="transport">What carries requests; null for HTTP.</param>
    internal static IServiceCollection AddAzure(this IServiceCollection services, Action<AzureOptions> configure, HttpPipelineTransport? transport)
    {
        services.AddOptions<AzureOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<AzureOptions>, AzureOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<TokenCredential>(provider => new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            AuthorityHost = (ArmCloud.Of(Options(provider).Endpoint) ?? ArmCloud.Public).Authority,
        }));
        services.TryAddSingleton<StringPool>();
        services.TryAddSingleton<GraphQuota>();
        services.AddMetrics().TryAddSingleton<AzureMetrics>();
        services.TryAddSingleton<AzureMetricsPolicy>();
        services.TryAddSingleton<IResourceParser, ArmResourceParser>();
        services.TryAddSingleton(provider => new ResourceManagerClient(
            ArmPipeline.Build(Options(provider), provider.GetRequiredService<TokenCredential>(), transport, provider.GetRequiredService<AzureMetricsPolicy>()),
            Options(provider).Endpoint,
            provider.GetRequiredService<StringPool>(),
            provider.GetRequiredService<AzureMetrics>()));
        services.TryAddSingleton(provider => new ResourceGraphClient(
            ArmPipeline.Build(
                Options(provider),
                provider.GetRequiredService<TokenCredential>(),
                transport,
                new GraphQuotaPolicy(provider.GetRequiredService<GraphQuota>(), provider.GetRequiredService<AzureMetrics>()),
                provider.GetRequiredService<AzureMetricsPolicy>()),
            Options(provider).Endpoint,
            provider.GetRequiredService<StringPool>(),
            provider.GetRequiredService<AzureMetrics>()));
        services.TryAddSingleton<IEstateReader, AzureEstateReader>();
        return services;
    }

    private static AzureOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<AzureOptions>>().Value;
}
