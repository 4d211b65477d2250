using Compliance.Domain.Declarations;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>One name as a probe saw it.</summary>
internal sealed record ProbedName(string Name, Answer Answer, string? Seen)
{
    /// <param name="endpoint">The endpoint's addresses; when none is known no private address can be told from another.</param>
    public static ProbedName Of(string name, ProbeEvidence probe, IReadOnlySet<string> endpoint)
    {
        var lookup = probe.Lookups.LastOrDefault(lookup => lookup.Name.TrimEnd('.').Equals(name, StringComparison.OrdinalIgnoreCase));
        if (lookup is null)
        {
            return new(name, Answer.NotAsked, null);
        }

        if (!lookup.Status.Equals("NOERROR", StringComparison.OrdinalIgnoreCase))
        {
            var isNone = lookup.Status.Equals("NXDOMAIN", StringComparison.OrdinalIgnoreCase);
            return new(name, isNone ? Answer.None : Answer.Unclear, lookup.Status);
        }

        var addresses = lookup.Addresses.Select(address => EndpointAddresses.Normal(address) ?? address).ToList();
        return new(name, Classify(addresses, endpoint), addresses.Count == 0 ? "no address" : string.Join(", ", addresses));
    }

    private static Answer Classify(List<string> addresses, IReadOnlySet<string> endpoint) =>
        addresses.Count == 0 ? Answer.None
            : addresses.TrueForAll(endpoint.Contains) ? Answer.Endpoint
            : addresses.Exists(address => !endpoint.Contains(address) && !PrivateAddresses.Contains(address)) ? Answer.Public
            : endpoint.Count == 0 ? Answer.Unclear
            : Answer.Elsewhere;
}

/// <summary>Where a name led.</summary>
internal enum Answer
{
    NotAsked,
    Endpoint,

    /// <summary>To a private address of something else.</summary>
    Elsewhere,
    Public,

    /// <summary>Nowhere: the name does not exist, or has no address.</summary>
    None,

    /// <summary>The lookup failed, or the endpoint's addresses are not known.</summary>
    Unclear,
}
