using Compliance.Simulator.Estates;

namespace Compliance.Simulator.Resources;

/// <summary>What the simulated caller may read. Without a statement in the estate: everything.</summary>
internal sealed class Coverage(EstateCoverage? stated)
{
    public IReadOnlySet<string>? Subscriptions => stated?.Subscriptions;

    public bool Admits(string? subscription) => stated is null || subscription is null || stated.Subscriptions.Contains(subscription);

    public bool Admits(string? subscription, string type) => Admits(subscription) && (stated is null || stated.Types.Contains(type));
}
