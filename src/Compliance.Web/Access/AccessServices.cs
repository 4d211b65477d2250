using System.Text.Encodings.Web;
using Compliance.Application.Settings;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Access;

/// <summary>Registers who is let in, and how they prove who they are.</summary>
internal static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services, Reach reach)
    {
        services.AddSingleton(reach);
        // A misspelt setting must not leave a door as it was.
        services.AddSettings<AccessOptions>(AccessOptions.Section, isClosed: true);
        services.AddSingleton<IValidateOptions<AccessOptions>, AccessOptionsValidator>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton(provider => EntraTokens.Of(provider.GetRequiredService<IOptions<AccessOptions>>().Value.Entra));

        // Not AddAuthentication: it also brings data protection, which keeps keys on disk that nothing here uses.
        services.AddAuthenticationCore();
        services.TryAddSingleton(UrlEncoder.Default);
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, PlatformHandler>(AccessSchemes.Platform, null)
            .AddScheme<AuthenticationSchemeOptions, EntraHandler>(AccessSchemes.Entra, null)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(AccessSchemes.Key, null)
            .AddScheme<AuthenticationSchemeOptions, OpenHandler>(AccessSchemes.Open, null)
            .AddScheme<AuthenticationSchemeOptions, EventSenderHandler>(AccessSchemes.Events, null);
        services.AddAuthorization(AccessPolicies.AddTo);
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, AccessResultHandler>();
        return services;
    }
}
