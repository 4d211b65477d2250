using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>DNS resolvers and their endpoints: ETags that writes honour, and addresses out of the subnet.</summary>
internal sealed class DnsResolverRules : NetworkRules
{
    private const string ResolverType = "Microsoft.Network/dnsResolvers";

    public override bool HonoursPreconditions => true;

    public override bool Govern(string type) => type.Equals(ResolverType, StringComparison.OrdinalIgnoreCase) || type.StartsWith(ResolverType + "/", StringComparison.OrdinalIgnoreCase);

    public override void Complete(JsonObject row, WriteRequest write)
    {
        var properties = row.Bag("properties");
        if (write.Path.Type.Equals(ResolverType, StringComparison.OrdinalIgnoreCase))
        {
            properties.Set("dnsResolverState", "Connected");
        }

        foreach (var configuration in (properties.Get("ipConfigurations") as JsonArray ?? []).OfType<JsonObject>())
        {
            if (configuration.GetText("privateIpAddress") is null && (configuration.Get("subnet") as JsonObject)?.GetText("id") is { } subnet)
            {
                configuration.Set("privateIpAddress", SubnetAddresses.Free(subnet, write.Store).FirstOrDefault());
                configuration.Set("privateIpAllocationMethod", "Dynamic");
            }
        }
    }
}
