using Compliance.Application.Alerts;
using Compliance.Application.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Infrastructure.Webhooks;

/// <summary>Registers the channels that settings name.</summary>
public static class WebhookServices
{
    public static IServiceCollection AddAlertChannels(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<TeamsOptions>(TeamsOptions.Section)
            .Validate(options => string.IsNullOrWhiteSpace(options.Url) || (Uri.TryCreate(options.Url, UriKind.Absolute, out var url) && IsSafe(url)), "Teams__Url must be an https URL (http only on loopback).")
            .Validate(options => options.DashboardUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https" }, "Teams__DashboardUrl must be an http or https URL.");
        if (!string.IsNullOrWhiteSpace(configuration[$"{TeamsOptions.Section}:{nameof(TeamsOptions.Url)}"]))
        {
            services.AddSingleton<IAlertChannel, TeamsChannel>();
        }

        return services;
    }

    private static bool IsSafe(Uri url) => url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback);
}
