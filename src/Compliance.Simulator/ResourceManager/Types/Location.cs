using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

internal static class Location
{
    /// <summary>Display and short form of a region are the same region.</summary>
    public static bool Differs(string? stored, string? sent) => stored is not null && sent is not null && Normal(stored) != Normal(sent);

    public static ArmResponse Immutable(ResourcePath path) => ArmResponse.Error(
        409, "InvalidResourceLocation", $"The resource '{path.Name}' already exists in another location; its location cannot be changed.");

    private static string Normal(string location) => location.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
