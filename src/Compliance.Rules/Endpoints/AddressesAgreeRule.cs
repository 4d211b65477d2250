using System.Collections.Immutable;
using System.Net;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Endpoints;

/// <summary>The interface's addresses must lie in the endpoint's subnet and be those that the scope itself knows.</summary>
internal sealed class AddressesAgreeRule : IRule<EndpointNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PE-005"),
        Title = "Endpoint and scope must agree on private addresses in its subnet",
        Hop = Hop.Endpoint,
        Severity = Severity.Medium,
    };

    public Judgement Judge(EndpointNode subject, Topology topology)
    {
        var approved = subject.Connections.Where(connection => connection.IsApproved).ToList();
        if (subject.Resource is not { } endpoint || approved.Count == 0)
        {
            return Judgement.NotApplicable("The endpoint was not read, or is approved for no Arc scope.");
        }

        var configurations = subject.Interfaces.SelectMany(item => item.IpConfigurations.Items.Select(configuration => (Interface: item, Address: configuration.PrivateIpAddress))).ToList();
        ImmutableArray<Evidence> evidence = [.. configurations.Select(pair => Evidence.Of(pair.Interface, "properties.ipConfigurations[].properties.privateIPAddress", pair.Address))];
        if (subject.Interfaces.Count == 0 || subject.Interfaces.Count < endpoint.NetworkInterfaceIds.Items.Length)
        {
            return Judgement.NotRead(
                topology.Estate.Coverage.OfAbsent(ResourceType.NetworkInterface, endpoint.Id.Subscription), ResourceType.NetworkInterface, endpoint.Id.Subscription, "The endpoint's interface could not be read.", evidence);
        }

        if (configurations.Count == 0 || subject.Interfaces.Any(item => item.IpConfigurations.IsMalformed) || configurations.Exists(pair => !IPAddress.TryParse(pair.Address.Text, out _)))
        {
            return Judgement.UnknownValue("The endpoint's interface has an address this rule cannot read.", evidence);
        }

        return JudgeSubnet(subject, configurations.ConvertAll(pair => IPAddress.Parse(pair.Address.Text!)), evidence)
            ?? JudgeScopes(subject, approved, topology, evidence);
    }

    private static Judgement? JudgeSubnet(EndpointNode subject, List<IPAddress> addresses, ImmutableArray<Evidence> evidence)
    {
        if (subject.Network is not { Resource: { } network } node)
        {
            return subject.Network is { } unread
                ? Judgement.NotRead(unread.Presence, ResourceType.VirtualNetwork, unread.Id.Subscription, "The endpoint's network could not be read.", evidence)
                : Judgement.UnknownValue("The endpoint names no subnet.", evidence);
        }

        var id = ResourceId.Parse(subject.Resource!.SubnetId.Text!);
        var prefixes = network.Subnets.Items.FirstOrDefault(subnet => ResourceId.TryParse(subnet.Id.Text, out var own) && own == id)?.AddressPrefixes.Items ?? [];
        var ranges = prefixes.Select(prefix => IPNetwork.TryParse(prefix, out var range) ? range : (IPNetwork?)null).OfType<IPNetwork>().ToList();
        return ranges.Count == 0 ? Judgement.UnknownValue("The network does not tell the address range of the endpoint's subnet.", evidence)
            : addresses.Exists(address => !ranges.Exists(range => range.Contains(address)))
                ? Judgement.NonCompliant("An address of the endpoint lies outside its subnet.", [.. evidence, new(node.Id, $"properties.subnets[{id.Name}].properties.addressPrefixes", string.Join(", ", prefixes), null)])
            : null;
    }

    private static Judgement JudgeScopes(EndpointNode subject, List<EndpointConnection> approved, Topology topology, ImmutableArray<Evidence> evidence)
    {
        var own = subject.Interfaces.SelectMany(item => item.IpConfigurations.Items).Select(configuration => EndpointAddresses.Normal(configuration.PrivateIpAddress.Text)!).ToHashSet();
        foreach (var scope in approved.Select(connection => connection.Scope))
        {
            if (scope.Validation is not { } validation)
            {
                return Judgement.NotRead(
                    topology.Estate.Coverage.OfAbsent(ResourceType.ScopeValidation, scope.Id.Subscription), ResourceType.ScopeValidation, scope.Id.Subscription, "The scope's own view of its addresses was not read: Resource Graph does not have it.", evidence);
            }

            evidence = [.. evidence, .. validation.ConnectionDetails.Items.Select(detail => Evidence.Of(validation, "properties.connectionDetails[].privateIpAddress", detail.PrivateIpAddress))];
            var known = validation.ConnectionDetails.Items.Select(detail => EndpointAddresses.Normal(detail.PrivateIpAddress.Text)).OfType<string>().ToHashSet();
            var ofEndpoint = validation.ConnectionDetails.Items.Where(detail => ResourceId.TryParse(detail.Id.Text, out var id) && id == subject.Id)
                .Select(detail => EndpointAddresses.Normal(detail.PrivateIpAddress.Text)).OfType<string>();
            if (validation.ConnectionDetails.IsAbsent)
            {
                return Judgement.UnknownValue("The scope's own view names no connections.", [.. evidence, new(validation.Id, "properties.connectionDetails", null, "the endpoint's addresses")]);
            }

            if (validation.ConnectionDetails.IsMalformed || validation.ConnectionDetails.Items.Any(IsUnreadable))
            {
                return Judgement.UnknownValue("The scope's own view has a form this rule does not know.", evidence);
            }

            if (!own.IsSubsetOf(known) || !own.IsSupersetOf(ofEndpoint))
            {
                return Judgement.NonCompliant("The scope knows other addresses of the endpoint than its interface has.", evidence);
            }
        }

        return Judgement.Compliant(evidence);
    }

    // Of an endpoint that is not told, or with an address that is none, it may be any.
    private static bool IsUnreadable(ConnectionDetail detail) => !IPAddress.TryParse(detail.PrivateIpAddress.Text, out _) || !ResourceId.TryParse(detail.Id.Text, out _);
}
