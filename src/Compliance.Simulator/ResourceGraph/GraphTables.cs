using Compliance.Simulator.Kql;
using Compliance.Simulator.ResourceManager.Types;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>The tables of Resource Graph over the store, for the subscriptions a call asked for.</summary>
internal sealed class GraphTables(ResourceStore store, IReadOnlySet<string> subscriptions)
{
    /// <summary>Child types that are rows of their own; all other children are only inside their parent.</summary>
    private static readonly HashSet<string> NestedTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "microsoft.network/privatednszones/virtualnetworklinks",
        "microsoft.network/dnsresolvers/inboundendpoints",
        "microsoft.network/dnsresolvers/outboundendpoints",
        "microsoft.hybridcompute/machines/extensions",
    };

    private static readonly HashSet<string> ConfigurationTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        "microsoft.kubernetesconfiguration/extensions",
        "microsoft.kubernetesconfiguration/fluxconfigurations",
    };

    private static readonly HashSet<string> NetworkTypes = new(StringComparer.OrdinalIgnoreCase) { "microsoft.network/firewallpolicies/rulecollectiongroups" };

    private static readonly HashSet<string> InsightsTypes = new(StringComparer.OrdinalIgnoreCase) { "microsoft.insights/datacollectionruleassociations" };

    private static readonly HashSet<string> LocationTypes = new(StringComparer.OrdinalIgnoreCase) { "microsoft.extendedlocation/customlocations/enabledresourcetypes" };

    /// <summary>Null for a table that is not simulated. Table names ignore case.</summary>
    public Relation? Find(string table) => table.ToLowerInvariant() switch
    {
        "resources" => Of(IsResource),
        "dnsresources" => Of(RecordSetRules.IsRecordSet),
        "kubernetesconfigurationresources" => Of(ConfigurationTypes.Contains),
        "extendedlocationresources" => Of(LocationTypes.Contains),
        "networkresources" => Of(NetworkTypes.Contains),
        "insightsresources" => Of(InsightsTypes.Contains),
        "resourcecontainers" => Containers(),
        _ => null,
    };

    public static bool IsResource(string type) =>
        !ConfigurationTypes.Contains(type) && !InsightsTypes.Contains(type)
        && !type.StartsWith("microsoft.resources/", StringComparison.OrdinalIgnoreCase)
        && (type.Count(c => c == '/') == 1 || NestedTypes.Contains(type) || type.StartsWith("microsoft.azurearcdata/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Subscriptions as the file has them, else as its ids name them; resource groups only as the file has them.</summary>
    private Relation Containers()
    {
        var written = Of(type => type.StartsWith("microsoft.resources/subscriptions", StringComparison.OrdinalIgnoreCase));
        var known = written.Rows.Select(row => (string)row[0]!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var derived = subscriptions.Where(s => !known.Contains($"/subscriptions/{s}")).Select(GraphRow.Subscription);
        return written with { Rows = [.. written.Rows, .. derived] };
    }

    private Relation Of(Func<string, bool> belongs) => new(
        GraphRow.Columns,
        [.. store.All().Where(r => belongs(r.Type) && IsReadable(r)).Select(GraphRow.Of)]);

    private bool IsReadable(Resource resource) =>
        ResourcePath.SubscriptionOf(resource.Id) is { } subscription && subscriptions.Contains(subscription) && store.Coverage.Admits(subscription, resource.Type);
}
