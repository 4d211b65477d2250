using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Compliance.Web.Tests.Access;

/// <summary>A tenant of Entra with a key of its own: publishes it, and signs tokens with it.</summary>
internal sealed class FakeTenant : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    public const string Id = "72f988bf-86f1-41af-91ab-2d7cd011db47";
    public const string Audience = "0c2a7fe4-58b1-4d35-9a7c-f6c1d3b2e4a5";
    public const string EventGrid = "4962773b-9cdb-44cf-a8bf-237846a00ab7";

    private readonly RSA _rsa = RSA.Create(2048);

    public FakeTenant(string keyId = "key-1") => Key = new RsaSecurityKey(_rsa) { KeyId = keyId };

    public static (string, string)[] Settings => [("Access__Entra__Tenant", Id), ("Access__Entra__Audience", Audience)];

    public RsaSecurityKey Key { get; }

    public bool IsAway { get; set; }

    public int Refreshes { get; private set; }

    /// <summary>Claims of a token of version 2 as Entra makes one, valid now.</summary>
    public static Dictionary<string, object> Claims(params (string Name, object Value)[] others)
    {
        var now = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var claims = new Dictionary<string, object>
        {
            ["iss"] = $"https://login.microsoftonline.com/{Id}/v2.0",
            ["aud"] = Audience,
            ["iat"] = now,
            ["nbf"] = now,
            ["exp"] = now + 3600,
            ["oid"] = "5b5450db-eb26-4c1a-981c-ba1d25f0483d",
            ["ver"] = "2.0",
        };
        foreach (var (name, value) in others)
        {
            claims[name] = value;
        }

        return claims;
    }

    /// <param name="key">Null: unsigned.</param>
    public static string Token(Dictionary<string, object> claims, SecurityKey? key, string algorithm = SecurityAlgorithms.RsaSha256) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = key is null ? null : new SigningCredentials(key, algorithm) });

    public string Token(params (string Name, object Value)[] claims) => Token(Claims(claims), Key);

    public Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (IsAway)
        {
            throw new InvalidOperationException("IDX20803: the metadata cannot be had.");
        }

        var published = new OpenIdConnectConfiguration { Issuer = $"https://login.microsoftonline.com/{Id}/v2.0" };
        published.SigningKeys.Add(new RsaSecurityKey(_rsa.ExportParameters(includePrivateParameters: false)) { KeyId = Key.KeyId });
        return Task.FromResult(published);
    }

    public void RequestRefresh() => Refreshes++;

    public void Dispose() => _rsa.Dispose();
}
