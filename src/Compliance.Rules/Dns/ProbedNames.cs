using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Dns;

/// <summary>The three names that show whether a site resolves privately, as the site's newest probe saw them.</summary>
internal sealed class ProbedNames
{
    private readonly ImmutableArray<ProbedName> _names;

    private ProbedNames(DateTimeOffset observedAt, ImmutableArray<ProbedName> names)
    {
        ObservedAt = observedAt;
        _names = names;
    }

    public DateTimeOffset ObservedAt { get; }

    /// <summary>Some name leads to the internet, or nowhere.</summary>
    public bool IsAnyPublic => _names.Any(name => name.Answer is Answer.Public or Answer.None);

    /// <summary>Some name leads to a private address that is none of the endpoints'.</summary>
    public bool IsAnyElsewhere => _names.Any(name => name.Answer is Answer.Elsewhere);

    public bool IsAnyUnclear => _names.Any(name => name.Answer is Answer.Unclear);

    public bool IsAnyMissing => _names.Any(name => name.Answer is Answer.NotAsked);

    /// <summary>Null when the site has no probe of today that asked for any of them.</summary>
    public static ProbedNames? Of(ClusterGroup group, Topology topology)
    {
        var wanted = Wanted(group.Region);
        var addresses = group.Chain.Endpoints.SelectMany(group.Chain.AlikeTo).SelectMany(endpoint => endpoint.Addresses).ToHashSet();
        foreach (var probe in topology.Declarations.ProbesOf(group.Site, topology.Now))
        {
            ImmutableArray<ProbedName> names = [.. wanted.Select(name => ProbedName.Of(name, probe, addresses))];
            if (names.Any(name => name.Answer is not Answer.NotAsked))
            {
                return new(probe.ObservedAt, names);
            }
        }

        return null;
    }

    /// <summary>A name below one of Arc's public zones. The bare name of the third one says nothing: agents never ask for it.</summary>
    public static bool IsOfArc(string name) => ArcZone.All.Any(kind => kind.RecordOf(name) is not null);

    public ImmutableArray<Evidence> Evidences(ResourceId subject, Site site) =>
        [.. _names.Select(name => new Evidence(subject, $"probe {site.Name}: {name.Name}", name.Seen, "an address of the endpoint"))];

    private static ImmutableArray<string> Wanted(Region region)
    {
        ImmutableArray<string> global = [$"gbl.{ArcZone.HybridIdentity.PublicName}", $"agentserviceapi.{ArcZone.GuestConfiguration.PublicName}"];
        return region.IsNone ? global : [.. global, $"{region.Name}.{ArcZone.KubernetesConfiguration.PublicName}"];
    }
}
