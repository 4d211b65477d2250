namespace Compliance.Web.Access;

/// <summary>Reads roles. Numbers are none, though an enum would take them.</summary>
internal static class RoleNames
{
    private static readonly Dictionary<string, Role> ByName = Enum.GetValues<Role>().ToDictionary(role => role.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <returns>Null when there is no such role.</returns>
    public static Role? Find(string name) => ByName.TryGetValue(name, out var role) ? role : null;
}
