using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compliance.Web.Access;

/// <summary>What the platform says of an identity of Entra.</summary>
internal sealed record PlatformPrincipal(string ObjectId, string Name, ImmutableArray<Role> Roles)
{
    // The platform gives some claims their older, longer names.
    private static readonly string[] ObjectIdTypes = ["http://schemas.microsoft.com/identity/claims/objectidentifier", "oid"];
    private static readonly string[] NameTypes = ["preferred_username", "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", "name", "appid", "azp"];
    private static readonly string[] RoleTypes = ["roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role"];

    /// <summary>Reads base64 of <c>{"auth_typ": "aad", "claims": [{"typ": "…", "val": "…"}]}</c>.</summary>
    /// <returns>Null when it is none, names nobody, or is of another identity provider.</returns>
    public static PlatformPrincipal? TryRead(string header)
    {
        var bytes = new byte[header.Length];
        if (!Convert.TryFromBase64String(header, bytes, out var count))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<Given>(bytes.AsSpan(0, count)) is { Provider: "aad", Claims: { } claims } ? Of(claims.OfType<Claim>()) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static PlatformPrincipal? Of(IEnumerable<Claim> claims)
    {
        // Values that are no text say nothing that is wanted here.
        var texts = claims.Where(claim => claim.Value.ValueKind is JsonValueKind.String).ToLookup(claim => claim.Type ?? "", claim => claim.Value.GetString()!);
        return ObjectIdTypes.SelectMany(type => texts[type]).FirstOrDefault() is { } id
            ? new(id, NameTypes.SelectMany(type => texts[type]).FirstOrDefault() ?? id, [.. RoleTypes.SelectMany(type => texts[type]).Select(RoleNames.Find).OfType<Role>()])
            : null;
    }

    private sealed record Given([property: JsonPropertyName("auth_typ")] string? Provider, [property: JsonPropertyName("claims")] Claim?[]? Claims);

    private sealed record Claim([property: JsonPropertyName("typ")] string? Type, [property: JsonPropertyName("val")] JsonElement Value);
}
