using System.Collections.Immutable;
using Compliance.Application.Findings;
using Compliance.Domain.Ids;

namespace Compliance.Application.Alerts;

/// <summary>Somewhere alerts are told: a Teams workflow, standard output.</summary>
public interface IAlertChannel
{
    /// <summary>The name it is configured under.</summary>
    string Name { get; }

    /// <summary>Delivers, or throws: the alert then stays owed. May be called again with the same message.</summary>
    Task SendAsync(AlertMessage message, CancellationToken cancellationToken);
}

/// <summary>One message about one or more findings, or about clusters whose proof was lost.</summary>
/// <param name="Id">Stable across retries of the same alerts.</param>
public sealed record AlertMessage(string Id, DateTimeOffset At, ImmutableArray<Alert> Alerts)
{
    /// <summary>By cluster. A message has either these or alerts.</summary>
    public ImmutableArray<LostProof> LostProofs { get; init; } = [];

    public int Count => Alerts.Length + LostProofs.Length;
}

/// <summary>A cluster that was proven, and of which that can no longer be told.</summary>
public sealed record LostProof(ResourceId ClusterId, DateTimeOffset Since);

/// <summary>What happened to one finding.</summary>
/// <param name="Id">Of this alert in whichever message it comes: a receiver that saw it may drop it.</param>
/// <param name="Transition">Opened, Reopened, Changed or Resolved.</param>
/// <param name="Finding">As it is when it is told.</param>
public sealed record Alert(string Id, Transition Transition, StoredFinding Finding);
