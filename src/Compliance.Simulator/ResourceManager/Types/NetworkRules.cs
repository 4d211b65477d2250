namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>The network provider outside of private DNS: asynchronous writes, weak ETags that no write checks.</summary>
internal sealed class NetworkRules : ResourceRules
{
    public override IReadOnlySet<string> ReadOnlyProperties { get; } = Names("provisioningState", "resourceGuid", "networkInterfaces", "customDnsConfigs", "defaultSecurityRules");

    public override bool HasETag => true;

    public override bool Govern(string type) => type.StartsWith("Microsoft.Network/", StringComparison.OrdinalIgnoreCase);

    public override string? BusyState(bool isNew) => "Updating";
}
