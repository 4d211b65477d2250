using System.Collections.Immutable;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Clusters;

/// <summary>The two properties that associate a cluster with a scope, read once for the rules that judge them.</summary>
internal readonly record struct Association
{
    private const string State = "properties.privateLinkState";
    private const string ScopeId = "properties.privateLinkScopeResourceId";

    public bool IsEnabled { get; private init; }

    /// <summary>Names an Arc scope, that is: not the look-alike of another provider.</summary>
    public bool NamesScope { get; private init; }

    /// <summary>A state that is neither Enabled nor Disabled (Azure Policy's Modify writes "true"), or a value that is no string.</summary>
    public bool IsUnreadable { get; private init; }

    public Evidence StateFact { get; private init; }

    public Evidence ScopeFact { get; private init; }

    public ImmutableArray<Evidence> Evidence => [StateFact, ScopeFact];

    public static Association Of(ClusterNode subject)
    {
        var cluster = subject.Cluster;
        var state = cluster.PrivateLinkState;
        var isEnabled = state.Is("Enabled");
        return new Association
        {
            IsEnabled = isEnabled,
            NamesScope = subject.Scope is not null,
            IsUnreadable = cluster.PrivateLinkScopeResourceId.IsMalformed || !(isEnabled || state.Is("Disabled") || state.IsEmpty),
            StateFact = Domain.Rules.Evidence.Of(cluster, State, state, "Enabled"),
            ScopeFact = Domain.Rules.Evidence.Of(cluster, ScopeId, cluster.PrivateLinkScopeResourceId),
        };
    }
}
