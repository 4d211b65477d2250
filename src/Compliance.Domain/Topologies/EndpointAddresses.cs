using System.Net;

namespace Compliance.Domain.Topologies;

/// <summary>The addresses of an endpoint: the union of every source, since a zone group empties <c>customDnsConfigs</c>.</summary>
public static class EndpointAddresses
{
    public static HashSet<string> Of(EndpointNode endpoint)
    {
        var fromInterfaces = endpoint.Interfaces
            .SelectMany(networkInterface => networkInterface.IpConfigurations.Items)
            .Select(configuration => configuration.PrivateIpAddress.Text);
        var fromConfigs = (endpoint.Resource?.CustomDnsConfigs.Items ?? []).SelectMany(config => config.Addresses.Items);
        var fromZoneGroups = endpoint.ZoneGroups
            .SelectMany(group => group.Configs.Items)
            .SelectMany(config => config.RecordSets.Items)
            .SelectMany(record => record.Addresses.Items);
        return [.. fromInterfaces.Concat(fromConfigs).Concat(fromZoneGroups).Select(Normal).OfType<string>()];
    }

    /// <summary>One spelling an address; null for what is no address.</summary>
    public static string? Normal(string? text) => IPAddress.TryParse(text, out var address) ? address.ToString() : null;
}
