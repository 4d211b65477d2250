using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Compliance.Functions.Hosting;

/// <summary>Puts the governed scope together from the settings; the app refuses to start with one that contradicts itself.</summary>
internal static class GovernedScopeServices
{
    public static IServiceCollection AddGovernedScope(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddOptions<GovernedSettings>()
            .Bind(configuration.GetSection(GovernedSettings.Section))
            .Validate(settings => settings.AreIds, "Azure__Subscriptions__N: each must be a subscription id.")
            .Validate(settings => settings.IsOneKind, "Azure__Subscriptions__N and Azure__ManagementGroup: set one of the two.")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<GovernedSettings>>().Value.ToScope());
        return services;
    }
}
