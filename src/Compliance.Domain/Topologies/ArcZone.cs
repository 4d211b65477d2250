using System.Collections.Immutable;

namespace Compliance.Domain.Topologies;

/// <summary>
/// The private DNS zones of Arc in the public cloud. Source: Microsoft's private endpoint DNS table, "Hybrid + multicloud",
/// sub-resource <c>hybridcompute</c>. The zone without <c>dp.</c> that circulates is a wrong name.
/// </summary>
public sealed class ArcZone
{
    private ArcZone(string name) => Name = name;

    public static ArcZone HybridIdentity { get; } = new("privatelink.his.arc.azure.com");

    public static ArcZone GuestConfiguration { get; } = new("privatelink.guestconfiguration.azure.com");

    public static ArcZone KubernetesConfiguration { get; } = new("privatelink.dp.kubernetesconfiguration.azure.com");

    public static ImmutableArray<ArcZone> All { get; } = [HybridIdentity, GuestConfiguration, KubernetesConfiguration];

    public string Name { get; }

    /// <summary>The zone of the same names in public, for example <c>his.arc.azure.com</c>.</summary>
    public string PublicName => Name["privatelink.".Length..];

    /// <summary>The name of a record in this zone, of its public or its private FQDN; null for a name of another zone.</summary>
    public string? RecordOf(string? fqdn)
    {
        var name = fqdn?.TrimEnd('.') ?? "";
        return Relative(name, Name) ?? Relative(name, PublicName);
    }

    public static ArcZone? Find(string name) => All.FirstOrDefault(zone => string.Equals(zone.Name, name, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Name;

    private static string? Relative(string name, string zone) =>
        name.Length > zone.Length + 1 && name[^(zone.Length + 1)] == '.' && name.EndsWith(zone, StringComparison.OrdinalIgnoreCase)
            ? name[..^(zone.Length + 1)].ToLowerInvariant()
            : null;
}
