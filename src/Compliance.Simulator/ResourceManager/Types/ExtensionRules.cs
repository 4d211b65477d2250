using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Cluster extensions and flux configurations. Resource Graph spells extension keys in PascalCase, Resource Manager does not.</summary>
internal sealed class ExtensionRules : ResourceRules
{
    private static readonly HashSet<string> Governed = Names(
        "Microsoft.KubernetesConfiguration/extensions", "Microsoft.KubernetesConfiguration/fluxConfigurations", "Microsoft.KubernetesConfiguration/sourceControlConfigurations");

    private static readonly HashSet<string> OnlyInResourceGraph = Names("creationTime", "lastModifiedTime", "lastStatusTime");

    public override bool HasSystemData => true;

    public override bool Govern(string type) => Governed.Contains(type);

    public override bool PatchesAsynchronously => true;

    public override string? BusyState(bool isNew) => isNew ? "Creating" : "Updating";

    public override void Present(JsonObject view)
    {
        view.Drop("location");
        if (view["properties"] is JsonObject properties && view.GetText("type")?.EndsWith("/extensions", StringComparison.OrdinalIgnoreCase) == true)
        {
            view["properties"] = new JsonObject(properties.Where(p => !OnlyInResourceGraph.Contains(p.Key)).Select(p => KeyValuePair.Create(Camel(p.Key), Respell(p.Key, p.Value))));
        }
    }

    // The keys of settings are the user's own; all others are the provider's.
    private static JsonNode? Respell(string name, JsonNode? value) => value switch
    {
        JsonObject bag when !name.EndsWith("Settings", StringComparison.OrdinalIgnoreCase) => new JsonObject(bag.Select(p => KeyValuePair.Create(Camel(p.Key), Respell(p.Key, p.Value)))),
        JsonArray items => new JsonArray([.. items.Select(item => Respell(name, item))]),
        _ => value?.DeepClone(),
    };

    private static string Camel(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];
}
