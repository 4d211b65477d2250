using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;

namespace Compliance.Testing.Builders;

/// <summary>Declarations of sites.</summary>
public static class ASite
{
    public static Site Of(string clusterPattern, string name = "plants") =>
        new() { Name = name, Clusters = [new ResourcePattern(clusterPattern)] };

    /// <summary>A site whose DNS servers forward to a firewall in that network.</summary>
    public static Site ForwardingTo(ResourceId network, string clusterPattern = "*", string name = "plants") =>
        Of(clusterPattern, name) with { Forwarder = new Forwarder(ForwarderKind.AzureFirewall, network) };

    /// <summary>A site whose traffic to public services passes those network security groups.</summary>
    public static Site LeavingThrough(params ResourceId[] securityGroups) => Of("*") with { Egress = new Egress(EgressMode.Azure, [.. securityGroups]) };

    public static DeclarationSet Declared(params Site[] sites) => new() { Sites = [.. sites] };

    /// <summary>A probe of the site, an hour before now.</summary>
    public static ProbeEvidence Probe(params ProbeLookup[] lookups) =>
        new() { Site = "plants", ObservedAt = EstateBuilder.Now.AddHours(-1), Lookups = [.. lookups] };

    public static ProbeLookup Lookup(string name, params string[] addresses) => new(name, "NOERROR", [.. addresses]);
}
