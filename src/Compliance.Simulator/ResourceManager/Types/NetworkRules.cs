using System.Text.Json.Nodes;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>The network provider outside of private DNS: asynchronous writes, weak ETags that no write checks, PATCH of tags.</summary>
internal class NetworkRules : ResourceRules
{
    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names(
        "provisioningState", "resourceGuid", "networkInterfaces", "customDnsConfigs", "defaultSecurityRules", "connectionStatus",
        "peeringState", "peeringSyncLevel", "dnsResolverState");

    public override bool HasETag => true;

    public override bool Govern(string type) => type.StartsWith("Microsoft.Network/", StringComparison.OrdinalIgnoreCase);

    public override string? BusyState(bool isNew) => "Updating";

    /// <summary>Siblings inside one parent wait for each other too, such as two rules of one security group.</summary>
    public override ArmResponse Busy(ResourcePath path) =>
        ArmResponse.Error(429, "RetryableErrorDueToAnotherOperation", $"The write of '{path.Id}' cannot start because another operation is in progress. Retry later.")
            with { Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } };

    public static ArmResponse? RequireTagsOnly(WriteRequest write) =>
        write.Body.Select(p => p.Key).FirstOrDefault(k => !k.Equals("tags", StringComparison.OrdinalIgnoreCase)) is { } name
            ? ArmResponse.Invalid($"Could not find member '{name}' on object of type 'PatchObject'.", "InvalidRequestFormat")
            : null;

    public override ArmResponse? CheckPatch(WriteRequest write) => RequireTagsOnly(write);

    public override void Complete(JsonObject row, WriteRequest write)
    {
        if (row.GetText("type")?.Equals("Microsoft.Network/connections", StringComparison.OrdinalIgnoreCase) == true && write.Existing is null)
        {
            row.Bag("properties").Set("connectionStatus", "Unknown");
        }

        EmbeddedChildren.Complete(row);
    }
}
