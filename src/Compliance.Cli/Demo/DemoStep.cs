using Compliance.Domain.Findings;

namespace Compliance.Cli.Demo;

/// <summary>What became of one break.</summary>
/// <param name="Alerts">Opening alerts that were delivered.</param>
/// <param name="Closed">Whether the finding was closed after the repair.</param>
internal sealed record DemoStep(DemoBreak Break, FindingKey Key, int AffectedClusters, TimeSpan? EventToStored, TimeSpan? EventToAlert, int Alerts, bool Closed)
{
    /// <summary>Found, alerted once and closed.</summary>
    public bool IsRight => EventToStored is not null && EventToAlert is not null && Alerts == 1 && Closed;
}
