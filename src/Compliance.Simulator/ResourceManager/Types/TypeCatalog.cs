namespace Compliance.Simulator.ResourceManager.Types;

/// <summary>The one list of rules; the first that governs a type wins.</summary>
internal static class TypeCatalog
{
    private static readonly ResourceRules[] All =
    [
        new ConnectedClusterRules(),
        new PrivateLinkScopeRules(),
        new ScopeConnectionRules(),
        new MonitorScopeRules(),
        new PrivateEndpointRules(),
        new PrivateDnsZoneRules(),
        new PrivateDnsLinkRules(),
        new RecordSetRules(),
        new ExtensionRules(),
        new ZoneGroupRules(),
        new SecurityGroupRules(),
        new PeeringRules(),
        new DnsResolverRules(),
        new NetworkRules(),
        new PlainRules(),
    ];

    public static ResourceRules For(string type) => Array.Find(All, rules => rules.Govern(type))!;
}
