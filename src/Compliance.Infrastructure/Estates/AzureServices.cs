using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Compliance.Application.Estates;
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
    /// Registers <see cref="IEstateReader"/>, <see cref="IResourceWriter"/> and <see cref="IResourceParser"/>. Uses a registered <see cref="TokenCredential"/>,
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
        services.TryAddSingleton<ArmPaces>();
        services.TryAddSingleton<IResourceParser, ArmResourceParser>();
        services.AddLogging();
        services.TryAddSingleton(provider => new ArmSender(
            ArmPipeline.Build(Options(provider), provider.GetRequiredService<TokenCredential>(), transport),
            Options(provider),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ArmSender>>()));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<ResourceManagerClient>(provider, Options(provider).Endpoint));
        services.TryAddSingleton(provider => ActivatorUtilities.CreateInstance<ResourceGraphClient>(provider, Options(provider).Endpoint, provider.GetRequiredService<GraphQuota>()));
        services.TryAddSingleton<IResourceWriter>(provider => ActivatorUtilities.CreateInstance<ResourceManagerWriter>(provider, Options(provider)));
        services.TryAddSingleton<IEstateReader, AzureEstateReader>();
        return services;
    }

    private static AzureOptions Options(IServiceProvider provider) => provider.GetRequiredService<IOptions<AzureOptions>>().Value;
}
