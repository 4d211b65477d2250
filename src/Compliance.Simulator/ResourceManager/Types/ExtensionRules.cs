using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>Cluster extensions and flux configurations. Resource Graph spells extension keys in PascalCase, Resource Manager does not.</summary>
internal sealed class ExtensionRules : ResourceRules
{
    public override bool HasSystemData => true;

    public override bool Govern(string type) => type.StartsWith("Microsoft.KubernetesConfiguration/", StringComparison.OrdinalIgnoreCase);

    public override string? BusyState(bool isNew) => isNew ? "Creating" : "Updating";

    public override void Present(JsonObject view)
    {
        view.Drop("location");
        if (view["properties"] is JsonObject properties)
        {
            view["properties"] = new JsonObject(properties.Select(p => KeyValuePair.Create(char.ToLowerInvariant(p.Key[0]) + p.Key[1..], p.Value?.DeepClone())));
        }
    }
}
