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

    public static DeclarationSet Declared(params Site[] sites) => new() { Sites = [.. sites] };
}
