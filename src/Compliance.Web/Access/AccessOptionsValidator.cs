using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Compliance.Web.Access;

/// <summary>Says everything that is wrong with who is to be let in, by the names of the settings.</summary>
internal sealed class AccessOptionsValidator(Reach reach, IConfiguration configuration) : IValidateOptions<AccessOptions>
{
    private const int HashDigits = 64;

    // Set by App Service and Functions, never by hand: https://learn.microsoft.com/azure/app-service/reference-app-settings.
    private const string PlatformAuthenticates = "WEBSITE_AUTH_ENABLED";

    public ValidateOptionsResult Validate(string? name, AccessOptions options)
    {
        string[] failures = [.. options.Keys.SelectMany(OfKey), .. OfAllKeys(options.Keys), .. OfPlatform(options), .. OfEntra(options.Entra)];
        return failures is [] ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private IEnumerable<string> OfKey(KeyOptions key, int index)
    {
        var setting = $"Access__Keys__{index}";
        if (string.IsNullOrWhiteSpace(key.Name))
        {
            yield return $"{setting}__Name: a key has the name of who holds it.";
        }

        if (key.Hash.Length != HashDigits || !key.Hash.All(char.IsAsciiHexDigit))
        {
            yield return $"{setting}__Hash: must be the SHA-256 of the key, {HashDigits} hexadecimal digits.";
        }

        if (key.Roles.Count == 0 || key.Roles.Any(role => RoleNames.Find(role) is null))
        {
            yield return $"{setting}__Roles__0: each role is one of {string.Join(", ", Enum.GetNames<Role>())}.";
        }

        if (reach != Reach.LoopbackOnly && key.Roles.Any(role => RoleNames.Find(role) is Role.Approver))
        {
            yield return $"{setting}__Roles: a key cannot be {Role.Approver} where others can reach the host; that takes an Entra identity.";
        }
    }

    private static IEnumerable<string> OfAllKeys(IList<KeyOptions> keys)
    {
        if (keys.DistinctBy(key => key.Name, StringComparer.OrdinalIgnoreCase).Count() < keys.Count)
        {
            yield return "Access__Keys__N__Name: two keys have the same name.";
        }

        if (keys.DistinctBy(key => key.Hash, StringComparer.OrdinalIgnoreCase).Count() < keys.Count)
        {
            yield return "Access__Keys__N__Hash: two names have the same key.";
        }
    }

    private IEnumerable<string> OfPlatform(AccessOptions options)
    {
        if (options.TrustPlatform && !string.Equals(configuration[PlatformAuthenticates], "true", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"Access__TrustPlatform: the platform does not say that it authenticates ({PlatformAuthenticates} is not True), so that anybody could write its header.";
        }
    }

    private static IEnumerable<string> OfEntra(EntraOptions entra)
    {
        if (string.IsNullOrEmpty(entra.Tenant) != string.IsNullOrEmpty(entra.Audience))
        {
            yield return "Access__Entra__Tenant and Access__Entra__Audience belong together: set both or neither.";
        }

        if (entra.IsOn && !Guid.TryParseExact(entra.Tenant, "D", out _))
        {
            yield return "Access__Entra__Tenant: must be the tenant's id; a name or 'common' would let other tenants in.";
        }

        if (entra.IsOn && !Guid.TryParseExact(entra.EventGrid, "D", out _))
        {
            yield return "Access__Entra__EventGrid: must be an application id.";
        }

        if (!entra.Authority.IsAbsoluteUri || entra.Authority.Scheme != Uri.UriSchemeHttps)
        {
            yield return "Access__Entra__Authority: must be an https URL.";
        }
    }
}
