using System.Net;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>The Arc-enabled servers in Azure that may be in a network: no property says so but their addresses.</summary>
/// <param name="In">Those with an address of the network, and of no other that could be meant.</param>
/// <param name="Unclear">Those that may be in it: with an address, a scope or a provider that cannot be read, or an address that several networks have.</param>
/// <param name="IsNetworkUnread">The addresses of the network are not known, and there are servers to compare with them.</param>
internal sealed record MachinesNear(IReadOnlyList<Machine> In, IReadOnlyList<Machine> Unclear, bool IsNetworkUnread)
{
    public static MachinesNear Of(NetworkNode network, Topology topology)
    {
        var candidates = topology.MachinesInAzure;
        if (candidates.Count == 0 || network.Resource is null)
        {
            return new([], [], candidates.Count > 0 && network.IsGap);
        }

        if (Ranges(network) is not { } own)
        {
            return new([], candidates, false);
        }

        // Networks that are not peered may use the same addresses; peered ones cannot.
        var others = topology.Networks.Where(other => other != network && !network.Peers.Contains(other)).ToList();
        var near = candidates.Where(machine => IsUnreadable(machine.Addresses) || Has(own, machine)).ToList();
        var sure = near.FindAll(machine => machine.CloudProvider.Is("Azure") && machine.PrivateLinkScopeResourceId.IsEmpty
            && Has(own, machine) && !others.Exists(other => Ranges(other) is { } ranges && Has(ranges, machine)));
        return new(sure, [.. near.Except(sure)], false);
    }

    /// <summary>Null when they cannot all be read.</summary>
    private static List<IPNetwork>? Ranges(NetworkNode network)
    {
        var prefixes = network.Resource?.AddressPrefixes ?? default;
        var ranges = prefixes.Items.Where(prefix => IPNetwork.TryParse(prefix, out _)).Select(prefix => IPNetwork.Parse(prefix)).ToList();
        return prefixes.IsAbsent || prefixes.IsMalformed || ranges.Count < prefixes.Items.Length ? null : ranges;
    }

    private static bool Has(List<IPNetwork> ranges, Machine machine) =>
        machine.Addresses.Items.Any(text => IPAddress.TryParse(text, out var address) && ranges.Exists(range => range.Contains(address)));

    private static bool IsUnreadable(ValueList<string> addresses) =>
        addresses.IsMalformed || addresses.Items.IsEmpty || addresses.Items.Any(text => !IPAddress.TryParse(text, out _));
}
