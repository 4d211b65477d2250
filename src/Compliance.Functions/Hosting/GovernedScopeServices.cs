using Compliance.Application.Estates;
using Compliance.Infrastructure.ResourceManager;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Compliance.Functions.Hosting;

/// <summary>What is governed is what is read. The app refuses to start with settings that contradict each other, by their names.</summary>
internal static class GovernedScopeServices
{
    public static IServiceCollection AddGovernedScope(this IServiceCollection services)
    {
        services.AddOptions<AzureOptions>()
            .Validate(options => options.Subscriptions.All(id => Guid.TryParseExact(id, "D", out _)), "Azure__Subscriptions__N: each must be a subscription id.")
            .Validate(
                options => options.Subscriptions.Count == 0 || options.ManagementGroup is null,
                "Azure__Subscriptions__N and Azure__ManagementGroup: set one of the two.");
        services.AddSingleton(provider => ToScope(provider.GetRequiredService<IOptions<AzureOptions>>().Value));
        return services;
    }

    private static GovernedScope ToScope(AzureOptions options) => new()
    {
        Subscriptions = [.. options.Subscriptions],
        ManagementGroup = options.ManagementGroup,
    };
}
