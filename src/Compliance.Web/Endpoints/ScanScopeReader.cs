using System.Collections.Immutable;
using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Web.Views;

namespace Compliance.Web.Endpoints;

/// <summary>Turns the body of a scan order into its scope; what is wrong goes to the fields.</summary>
internal static class ScanScopeReader
{
    private const string ResourceGroupType = "Microsoft.Resources/resourceGroups";

    public static ScanScope Read(ScanRequest request, GovernedScope governed, Fields fields)
    {
        var scope = new ScanScope
        {
            Subscriptions = Subscriptions(request.Subscriptions ?? [], governed, fields),
            ManagementGroup = ManagementGroup(request.ManagementGroup, fields),
            ResourceGroup = Id("resourceGroup", request.ResourceGroup, ResourceGroupType, governed, fields),
            Cluster = Id("cluster", request.Cluster, ResourceType.ConnectedCluster.Name, governed, fields),
        };
        var kinds = Kinds(scope).ToList();
        foreach (var kind in kinds.Skip(1))
        {
            fields.Refuse(kind, $"A scan has at most one kind of scope, and {kinds[0]} is given already.");
        }

        return scope;
    }

    private static IEnumerable<string> Kinds(ScanScope scope)
    {
        (string Name, bool IsSet)[] kinds =
        [
            ("subscriptions", !scope.Subscriptions.IsEmpty),
            ("managementGroup", scope.ManagementGroup is not null),
            ("resourceGroup", scope.ResourceGroup is not null),
            ("cluster", scope.Cluster is not null),
        ];
        return kinds.Where(kind => kind.IsSet).Select(kind => kind.Name);
    }

    private static ImmutableArray<string> Subscriptions(IReadOnlyList<string?> given, GovernedScope governed, Fields fields)
    {
        if (given.Any(id => !Guid.TryParseExact(id, "D", out _)))
        {
            fields.Refuse("subscriptions", "Must be subscription ids.");
        }
        else if (given.Any(id => !governed.MayGovern(id)))
        {
            fields.Refuse("subscriptions", "Names a subscription that is not governed here.");
        }

        return [.. given.Select(id => id?.ToLowerInvariant() ?? "").Distinct()];
    }

    // The characters ARM allows in the name of a management group.
    private static string? ManagementGroup(string? text, Fields fields)
    {
        if (fields.Text("managementGroup", text) is not { } name)
        {
            return null;
        }

        if (name.Length > 90 || !name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '(' or ')'))
        {
            fields.Refuse("managementGroup", "Must be the name of a management group.");
        }

        return name;
    }

    private static ResourceId? Id(string field, string? text, string type, GovernedScope governed, Fields fields)
    {
        if (fields.Id(field, text) is not { } id)
        {
            return null;
        }

        if (!string.Equals(id.TypeName, type, StringComparison.OrdinalIgnoreCase) || id.Name.Length == 0)
        {
            fields.Refuse(field, $"Must be the id of a resource of type {type}.");
        }
        else if (!governed.MayGovern(id.Subscription))
        {
            fields.Refuse(field, "Lies in a subscription that is not governed here.");
        }

        return id;
    }
}
