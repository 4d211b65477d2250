using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>One name of a zone: what it should hold for an endpoint, or for any of those that may answer for it, and what it does hold.</summary>
internal sealed record RecordCheck(ResourceId Id, RecordSet? Record, IReadOnlySet<string> Allowed, bool IsMet)
{
    /// <summary>In lower case: to DNS the casing of a name is nothing.</summary>
    public string Name => Id.Name.ToLowerInvariant();

    public bool IsMissing => Record is null;

    public bool IsMalformed => Record is { Addresses.IsMalformed: true };

    public Evidence Evidence => new(
        Id,
        "properties.aRecords",
        Record is null ? null : string.Join(", ", Record.Addresses.Items),
        string.Join(" or ", Allowed.Order(StringComparer.Ordinal)));

    /// <param name="alike">The endpoints whose addresses may stand there.</param>
    public static RecordCheck Of(ZoneNode zone, string name, IEnumerable<(EndpointNode Endpoint, ExpectedRecords Expected)> alike)
    {
        var record = zone.Records.FirstOrDefault(record => record.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        var actual = AddressesOf(record);
        var allowed = new HashSet<string>();
        var isWhole = false;
        foreach (var (endpoint, expected) in alike)
        {
            var sources = expected.AddressesOf(name);
            // Where no source says which address a name has, any of the endpoint's will do.
            allowed.UnionWith(sources.Count == 0 ? endpoint.Addresses : sources.SelectMany(source => source));
            isWhole |= sources.Any(actual.IsSupersetOf) || (sources.Count == 0 && actual.Overlaps(endpoint.Addresses));
        }

        return new(record?.Id ?? zone.Id.Child("A", name), record, allowed, isWhole && actual.IsSubsetOf(allowed));
    }

    /// <summary>Normal spelling; what is no address stays as it is, so that it matches nothing.</summary>
    public static HashSet<string> AddressesOf(RecordSet? record) => [.. (record?.Addresses.Items ?? []).Select(address => EndpointAddresses.Normal(address) ?? address)];
}
