using System.Collections.Immutable;
using Compliance.Domain.Ids;

namespace Compliance.Application.Sweeps;

/// <summary>Reads whether clusters are connected, of all that is governed: one query, since no event tells of it.</summary>
public interface IConnectivityReader
{
    /// <summary>What could not be read is missing, which proves nothing; fails only where Azure answered nothing at all.</summary>
    Task<ConnectivityRead> ReadAsync(CancellationToken cancellationToken);
}

/// <summary>What an index shows, which may be hours behind: where to look, never what to store.</summary>
/// <param name="ReadAt">When the request was sent.</param>
/// <param name="IsComplete">Every cluster that may be read is among them.</param>
public sealed record ConnectivityRead(ImmutableArray<ClusterConnectivity> Clusters, DateTimeOffset ReadAt, bool IsComplete);

/// <summary>One cluster; AKS enabled by Arc, which no proof is about, is left out.</summary>
/// <param name="Status">As Azure spells it; null when it says nothing.</param>
/// <param name="LastConnected">The time of the last heartbeat, as it stands there.</param>
public sealed record ClusterConnectivity(ResourceId ClusterId, string? Status, string? LastConnected);
