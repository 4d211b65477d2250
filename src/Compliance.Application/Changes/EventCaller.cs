using System.Text.Json;

namespace Compliance.Application.Changes;

/// <summary>Who made a change, as far as we keep it: the kind, and an application's id. Never a name.</summary>
internal static class EventCaller
{
    public static (CallerKind Kind, string? ApplicationId) Read(JsonElement data)
    {
        if (data.ValueKind is not JsonValueKind.Object)
        {
            return (CallerKind.Unknown, null);
        }

        var claims = Child(data, "claims");
        var applicationId = Text(claims, "appid");
        // A managed identity's token carries the ARM id of the resource it belongs to.
        return Text(claims, "xms_mirid") is not null ? (CallerKind.ManagedIdentity, applicationId)
            : Is(Text(claims, "idtyp"), "app") || Is(PrincipalType(data), "ServicePrincipal") ? (CallerKind.Application, applicationId)
            : Is(PrincipalType(data), "User") || Text(claims, "scp") is not null || HasPerson(claims) ? (CallerKind.User, null)
            : (CallerKind.Unknown, null);
    }

    private static string? PrincipalType(JsonElement data) => Text(Child(Child(data, "authorization"), "evidence"), "principalType");

    private static bool HasPerson(JsonElement claims) =>
        claims.ValueKind is JsonValueKind.Object && claims.EnumerateObject().Any(claim => claim.Name is "upn" or "unique_name" || claim.Name.EndsWith("/claims/upn", StringComparison.Ordinal));

    // Older events carried these objects as JSON text: what is no object tells nothing.
    private static JsonElement Child(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var child) && child.ValueKind is JsonValueKind.Object ? child : default;

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String ? value.GetString() : null;

    private static bool Is(string? text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);
}
