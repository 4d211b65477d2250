using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>Addresses of Resource Manager. Ids come from events, and events from anyone: none may lead to another path.</summary>
internal static class ArmAddress
{
    /// <exception cref="ArgumentException">The id would be read as another one.</exception>
    public static Uri Of(Uri endpoint, ResourceId id, string apiVersion)
    {
        var segments = id.Text.Split('/');
        return segments.Any(segment => segment is "." or "..")
            ? throw new ArgumentException($"'{id}' is no id of a resource.", nameof(id))
            : new Uri(endpoint, $"{string.Join('/', segments.Select(Uri.EscapeDataString))}?api-version={apiVersion}");
    }

    /// <summary>
    /// An address that an answer names, as of a list's next page or of an operation. It must be the endpoint's own: the token
    /// leaves with the request.
    /// </summary>
    /// <returns>Null when it is not.</returns>
    public static Uri? Next(Uri endpoint, string link) =>
        Uri.TryCreate(link, UriKind.Absolute, out var next) && Uri.Compare(next, endpoint, UriComponents.SchemeAndServer | UriComponents.UserInfo, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) == 0
            ? next
            : null;
}
