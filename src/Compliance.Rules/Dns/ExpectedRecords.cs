using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>
/// The records that an endpoint asks a zone for, by every source that names them: its zone group, its custom DNS configs and
/// its interface. Never a formula over regions: the platform alone knows its short codes.
/// </summary>
internal sealed class ExpectedRecords
{
    private readonly Dictionary<string, List<HashSet<string>>> _byName = new(StringComparer.OrdinalIgnoreCase);

    private ExpectedRecords()
    {
    }

    public IReadOnlyCollection<string> Names => _byName.Keys;

    public static ExpectedRecords Of(EndpointNode endpoint, ArcZone kind)
    {
        var expected = new ExpectedRecords();
        foreach (var config in endpoint.ZoneGroups.SelectMany(group => group.Configs.Items).SelectMany(config => config.RecordSets.Items).Concat(endpoint.Resource?.CustomDnsConfigs.Items ?? []))
        {
            expected.Add(kind.RecordOf(config.Fqdn.Text), config.Addresses.Items);
        }

        // One name may have several addresses, each in a configuration of its own: they are one source.
        var fromInterfaces = endpoint.Interfaces.SelectMany(item => item.IpConfigurations.Items)
            .SelectMany(configuration => configuration.Fqdns.Items.Select(fqdn => (Name: kind.RecordOf(fqdn), Address: configuration.PrivateIpAddress)))
            .GroupBy(pair => pair.Name);
        foreach (var named in fromInterfaces)
        {
            expected.Add(named.Key, named.Select(pair => pair.Address.Text).OfType<string>());
        }

        return expected;
    }

    /// <summary>True when a source has a form nobody knows: it may ask for more than could be read.</summary>
    public static bool AreUnreadable(EndpointNode endpoint) =>
        endpoint.ZoneGroups.Any(group => group.Configs.IsMalformed || group.Configs.Items.Any(config => AreOdd(config.RecordSets)))
        || (endpoint.Resource is { } resource && AreOdd(resource.CustomDnsConfigs))
        || endpoint.Interfaces.Any(item => item.IpConfigurations.IsMalformed || item.IpConfigurations.Items.Any(configuration => configuration.Fqdns.IsMalformed || configuration.PrivateIpAddress.IsMalformed));

    private static bool AreOdd(ValueList<DnsConfig> configs) => configs.IsMalformed || configs.Items.Any(config => config.Fqdn.IsMalformed || config.Addresses.IsMalformed);

    /// <summary>What the sources say of a name, a set a source; empty when none names it.</summary>
    public IReadOnlyList<IReadOnlySet<string>> AddressesOf(string name) => _byName.TryGetValue(name, out var sources) ? sources : [];

    private void Add(string? name, IEnumerable<string> addresses)
    {
        HashSet<string> normal = [.. addresses.Select(EndpointAddresses.Normal).OfType<string>()];
        if (name is null || normal.Count == 0)
        {
            return;
        }

        if (!_byName.TryGetValue(name, out var sources))
        {
            _byName.Add(name, sources = []);
        }

        sources.Add(normal);
    }
}
