using System.Net.Http.Headers;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Compliance.Web.Access;

/// <summary>Reads bearer tokens of the tenant that settings name, signed with the keys that it publishes.</summary>
internal sealed class EntraTokens(EntraOptions entra, IConfigurationManager<OpenIdConnectConfiguration> metadata)
{
    private readonly JsonWebTokenHandler _handler = new() { MapInboundClaims = false };

    /// <summary>Fetches the tenant's metadata with the first token, and again at times.</summary>
    public static EntraTokens Of(EntraOptions entra) => new(
        entra,
        new ConfigurationManager<OpenIdConnectConfiguration>(
            new Uri(entra.Authority, $"{entra.Tenant}/v2.0/.well-known/openid-configuration").AbsoluteUri,
            new OpenIdConnectConfigurationRetriever()));

    /// <param name="authorization">The header as it came.</param>
    /// <returns>Null when there is no token, no tenant to believe, or the token is not valid.</returns>
    /// <exception cref="SigningKeysUnavailableException">The keys cannot be had now.</exception>
    public async Task<EntraToken?> ReadAsync(string? authorization, CancellationToken cancellationToken)
    {
        if (!entra.IsOn
            || !AuthenticationHeaderValue.TryParse(authorization, out var given)
            || !string.Equals(given.Scheme, "Bearer", StringComparison.OrdinalIgnoreCase)
            || !_handler.CanReadToken(given.Parameter))
        {
            return null;
        }

        var published = await PublishedAsync(cancellationToken);
        var result = await _handler.ValidateTokenAsync(given.Parameter, Wanted(published));
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // A new key may have been published since: look again before the next token, no more often than the manager allows.
            metadata.RequestRefresh();
        }

        return result is { IsValid: true, SecurityToken: JsonWebToken token } ? Of(token) : null;
    }

    private TokenValidationParameters Wanted(OpenIdConnectConfiguration published) => new()
    {
        // Version 2 tokens name the issuer that the metadata names; those of version 1, which an app registration makes unless
        // told otherwise, the older one of the same tenant: https://learn.microsoft.com/entra/identity-platform/access-tokens.
        ValidIssuers = [published.Issuer, $"https://sts.windows.net/{entra.Tenant}/"],
        ValidAudiences = [entra.Audience!, $"api://{entra.Audience}"],
        IssuerSigningKeys = published.SigningKeys,
        ValidAlgorithms = [SecurityAlgorithms.RsaSha256],
    };

    private static EntraToken Of(JsonWebToken token)
    {
        var application = Find(token, "azp") ?? Find(token, "appid");
        var id = Find(token, "oid");
        return new(
            id,
            Find(token, "preferred_username") ?? Find(token, "upn") ?? Find(token, "name") ?? application ?? id ?? "",
            application,
            [.. token.Claims.Where(claim => claim.Type == "roles").Select(claim => claim.Value)]);
    }

    private static string? Find(JsonWebToken token, string claim) => token.TryGetPayloadValue<string>(claim, out var value) && value.Length > 0 ? value : null;

    private async Task<OpenIdConnectConfiguration> PublishedAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await metadata.GetConfigurationAsync(cancellationToken);
        }
        catch (Exception exception) when (exception is InvalidOperationException or HttpRequestException or IOException)
        {
            throw new SigningKeysUnavailableException(exception);
        }
    }
}
