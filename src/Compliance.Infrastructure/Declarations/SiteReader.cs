using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>The <c>sites</c> of a declarations file.</summary>
internal static class SiteReader
{
    public static ImmutableArray<Site> ReadAll(StrictValue value)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return value.AsList(element => Read(element, names));
    }

    private static Site Read(StrictValue value, HashSet<string> names)
    {
        var site = value.AsObject("name", "clusters", "dns", "egress", "hybridLink");
        var dns = site.Find("dns")?.AsObject("mode", "forwarder");
        return new Site
        {
            Name = Name(site.Require("name"), names),
            Clusters = site.Find("clusters")?.AsList(pattern => pattern.AsPattern()) ?? [],
            DnsMode = dns?.Find("mode")?.AsOneOf(("azure", DnsMode.Azure), ("manual", DnsMode.Manual)) ?? DnsMode.Azure,
            Forwarder = dns?.Find("forwarder") is { } forwarder ? Forwarder(forwarder) : null,
            Egress = site.Find("egress") is { } egress ? Egress(egress) : null,
            HybridLink = site.Find("hybridLink")?.AsOneOf(
                ("any", HybridLinkKind.Any), ("vpn", HybridLinkKind.Vpn), ("expressRoute", HybridLinkKind.ExpressRoute), ("other", HybridLinkKind.Other)) ?? HybridLinkKind.Any,
        };
    }

    private static string Name(StrictValue value, HashSet<string> names)
    {
        var name = value.AsText();
        // Evidence and attestations of a declared site must not count for the clusters that no site names.
        return name.Equals(Site.Default.Name, StringComparison.OrdinalIgnoreCase) ? throw value.Refuse($"is '{name}', which is the site of all clusters that no other names")
            : names.Add(name) ? name
            : throw value.Refuse($"is '{Excerpt.Of(name)}', which is the name of another site too");
    }

    private static Forwarder Forwarder(StrictValue value)
    {
        var forwarder = value.AsObject("kind", "virtualNetworkId");
        return new Forwarder(
            forwarder.Require("kind").AsOneOf(("azureFirewall", ForwarderKind.AzureFirewall), ("resolver", ForwarderKind.Resolver), ("vm", ForwarderKind.Vm)),
            forwarder.Require("virtualNetworkId").AsId(ResourceType.VirtualNetwork));
    }

    private static Egress Egress(StrictValue value)
    {
        var egress = value.AsObject("mode", "networkSecurityGroupIds");
        return new Egress(
            egress.Require("mode").AsOneOf(("azure", EgressMode.Azure), ("onPremises", EgressMode.OnPremises)),
            egress.Find("networkSecurityGroupIds")?.AsList(id => id.AsId(ResourceType.NetworkSecurityGroup)) ?? []);
    }
}
