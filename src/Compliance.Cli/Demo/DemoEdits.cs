using System.Text.Json.Nodes;
using Compliance.Domain.Ids;

namespace Compliance.Cli.Demo;

/// <summary>The bodies of the story's writes. A PUT replaces: it carries what was there, without what only Azure may write.</summary>
internal static class DemoEdits
{
    private static readonly string[] WritableClusterProperties =
    [
        "agentPublicKeyCertificate", "distribution", "distributionVersion", "infrastructure", "azureHybridBenefit", "aadProfile",
        "arcAgentProfile", "securityProfile", "oidcIssuerProfile", "gateway", "privateLinkState", "privateLinkScopeResourceId",
    ];

    public static async Task AssociateAsync(ArmEditor arm, ResourceId cluster, ResourceId? scope, CancellationToken cancellationToken)
    {
        var current = await arm.GetAsync(cluster, cancellationToken);
        var properties = Copy(current["properties"]!.AsObject(), WritableClusterProperties);
        properties["privateLinkState"] = scope is null ? "Disabled" : "Enabled";
        properties.Remove("privateLinkScopeResourceId");
        if (scope is { } id)
        {
            properties["privateLinkScopeResourceId"] = id.Text;
        }

        // Azure fills these in below a writable property.
        foreach (var reported in (string[])["agentErrors", "agentState"])
        {
            (properties["arcAgentProfile"] as JsonObject)?.Remove(reported);
        }

        var body = Copy(current, ["location", "tags", "kind"]);
        body["identity"] = new JsonObject { ["type"] = current["identity"]!["type"]!.DeepClone() };
        body["properties"] = properties;
        await arm.PutAsync(cluster, body, cancellationToken);
    }

    public static async Task SetPublicAccessAsync(ArmEditor arm, ResourceId scope, string access, CancellationToken cancellationToken)
    {
        var body = Copy(await arm.GetAsync(scope, cancellationToken), ["location", "tags"]);
        body["properties"] = new JsonObject { ["publicNetworkAccess"] = access };
        await arm.PutAsync(scope, body, cancellationToken);
    }

    public static Task LinkAsync(ArmEditor arm, ResourceId link, ResourceId network, CancellationToken cancellationToken) => arm.PutAsync(
        link,
        new JsonObject
        {
            ["location"] = "global",
            ["properties"] = new JsonObject { ["registrationEnabled"] = false, ["virtualNetwork"] = new JsonObject { ["id"] = network.Text } },
        },
        cancellationToken);

    private static JsonObject Copy(JsonObject source, IEnumerable<string> names) =>
        new(names.Where(name => source[name] is not null).Select(name => KeyValuePair.Create(name, source[name]?.DeepClone())));
}
