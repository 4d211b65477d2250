using Compliance.Simulator.Estates;

namespace Compliance.Simulator.Resources;

/// <summary>What the simulated caller may read. Without a statement in the estate: everything.</summary>
internal sealed class Coverage(EstateCoverage? stated)
{
    public bool Admits(string? subscription) => stated is null || subscription is null || stated.Subscriptions.Contains(subscription);

    public bool Admits(string? subscription, string type) => Admits(subscription) && AdmitsType(type);

    public bool AdmitsType(string type) => stated is null || stated.Types.Contains(type);

    /// <summary>Every subscription that may be read, in order: where there is a resource, and those the statement names.</summary>
    public IReadOnlyList<string> SubscriptionsOf(ResourceSet resources) =>
    [
        .. resources.Subscriptions.Concat(stated?.Subscriptions ?? Enumerable.Empty<string>())
            .Where(Admits).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase),
    ];
}
