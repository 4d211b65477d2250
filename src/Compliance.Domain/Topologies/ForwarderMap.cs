using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>Reads of firewalls and resolver endpoints whether they answer DNS queries.</summary>
internal sealed class ForwarderMap(Estate estate)
{
    public ForwarderNode Of(AzureFirewall firewall)
    {
        if (!firewall.ClassicDnsProxy.IsAbsent)
        {
            return Of(firewall, "properties.additionalProperties[Network.DNS.EnableProxy]", firewall.ClassicDnsProxy);
        }

        // A child policy inherits what it leaves out; the set guards against a cycle in the data.
        var seen = new HashSet<ResourceId>();
        Resource last = firewall;
        var next = firewall.FirewallPolicyId;
        while (ResourceId.TryParse(next.Text, out var id) && seen.Add(id))
        {
            if (estate.Find<FirewallPolicy>(id) is not { } policy)
            {
                return new ForwarderNode(ForwarderKind.AzureFirewall, last, null, last == firewall ? "properties.firewallPolicy.id" : "properties.basePolicy.id", next);
            }

            if (!policy.DnsProxy.IsAbsent)
            {
                return Of(policy, "properties.dnsSettings.enableProxy", policy.DnsProxy);
            }

            last = policy;
            next = policy.BasePolicyId;
        }

        if (!next.IsEmpty && !ResourceId.TryParse(next.Text, out _))
        {
            return new ForwarderNode(ForwarderKind.AzureFirewall, last, null, last == firewall ? "properties.firewallPolicy.id" : "properties.basePolicy.id", next);
        }

        // Off is the default, with classic rules and in a policy alike.
        return new ForwarderNode(
            ForwarderKind.AzureFirewall, last, false, last == firewall ? "properties.additionalProperties[Network.DNS.EnableProxy]" : "properties.dnsSettings.enableProxy", default);
    }

    public static ForwarderNode Of(InboundEndpoint endpoint) => new(
        ForwarderKind.Resolver,
        endpoint,
        endpoint.ProvisioningState.Is("Succeeded") ? true : endpoint.ProvisioningState.Is("Failed") || endpoint.ProvisioningState.Is("Canceled") ? false : null,
        "properties.provisioningState",
        endpoint.ProvisioningState);

    private static ForwarderNode Of(Resource resource, string property, Value proxy) =>
        new(ForwarderKind.AzureFirewall, resource, proxy.Boolean, property, proxy);
}
