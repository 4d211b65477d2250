using Compliance.Simulator.Kql;
using Compliance.Simulator.ResourceManager.Types;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>The tables of Resource Graph, for the subscriptions a call asked for.</summary>
internal sealed class GraphTables(ResourceSet resources, Coverage coverage, IReadOnlySet<string> subscriptions)
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
    /// <param name="types">Rows of other types are not needed; null: all are.</param>
    public Relation? Find(string table, IReadOnlySet<string>? types) => table.ToLowerInvariant() switch
    {
        "resources" => Of(IsResource, types),
        "dnsresources" => Of(RecordSetRules.IsRecordSet, types),
        "kubernetesconfigurationresources" => Of(ConfigurationTypes.Contains, types),
        "extendedlocationresources" => Of(LocationTypes.Contains, types),
        "networkresources" => Of(NetworkTypes.Contains, types),
        "insightsresources" => Of(InsightsTypes.Contains, types),
        "resourcecontainers" => Containers(types),
        _ => null,
    };

    public static bool IsResource(string type) =>
        !ConfigurationTypes.Contains(type) && !InsightsTypes.Contains(type)
        && !type.StartsWith("microsoft.resources/", StringComparison.OrdinalIgnoreCase)
        && (type.Count(c => c == '/') == 1 || NestedTypes.Contains(type) || type.StartsWith("microsoft.azurearcdata/", StringComparison.OrdinalIgnoreCase));

    /// <summary>Subscriptions as the file has them, else as its ids name them; resource groups only as the file has them.</summary>
    private Relation Containers(IReadOnlySet<string>? types)
    {
        var written = Of(type => type.StartsWith("microsoft.resources/subscriptions", StringComparison.OrdinalIgnoreCase), types);
        var known = written.Rows.Select(row => (string)row[0]!).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var derived = subscriptions.Where(s => !known.Contains($"/subscriptions/{s}")).Select(GraphRow.Subscription);
        return written with { Rows = [.. written.Rows, .. derived] };
    }

    private Relation Of(Func<string, bool> belongs, IReadOnlySet<string>? types) => new(
        GraphRow.Columns,
        resources.OfTypes(type => belongs(type) && coverage.AdmitsType(type) && types?.Contains(type.ToLowerInvariant()) is not false)
            .Where(r => r.Subscription is { } subscription && subscriptions.Contains(subscription))
            .Select(r => r.Row));
}
