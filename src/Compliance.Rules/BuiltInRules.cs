using Compliance.Domain.Judging;
using Compliance.Rules.Clusters;
using Compliance.Rules.Connectivity;
using Compliance.Rules.Dns;
using Compliance.Rules.Egress;
using Compliance.Rules.Endpoints;
using Compliance.Rules.Features;
using Compliance.Rules.Networks;
using Compliance.Rules.Scopes;
using Compliance.Rules.Subscriptions;

namespace Compliance.Rules;

/// <summary>The catalogue that ships with the product: the one public list, a line a rule.</summary>
public static class BuiltInRules
{
    /// <summary>The <c>ms.date</c> of the Microsoft page the rules were taken from.</summary>
    public const string Pack = "2025-02-25";

    public static RuleCatalogue Catalogue { get; } = new(
        [
            new ClusterIsAssociatedRule(),
            new ScopeExistsRule(),
            new StateAndScopeAgreeRule(),
            new ClusterIsInScopesRegionRule(),
            new NetworkIsInScopesRegionRule(),
            new EndpointIsInNetworksRegionRule(),
            new RegionIsSupportedRule(),
            new SubscriptionIsSharedRule(),
            new OneScopePerClusterRule(),
            new OneScopePerNetworkRule(),
            new PublicNetworkAccessIsDisabledRule(),
            new ScopeIsNotSharedWithServersRule(),
            new SameEndpointRule(),
            new ScopeHasApprovedEndpointRule(),
            new TargetIsScopeRule(),
            new NoDanglingEndpointRule(),
            new NoPendingRequestRule(),
            new AddressesAgreeRule(),
            new EndpointIsTrustedRule(),
            new ZonesExistRule(),
            new ZoneGroupIsCompleteRule(),
            new ZoneIsLinkedRule(),
            new RecordsAreCorrectRule(),
            new NoEmptyRecordsRule(),
            new MinimumNamesRule(),
            new OneZonePerViewRule(),
            new NxDomainFallbackRule(),
            new ForwarderIsPresentRule(),
            new OnPremisesForwardingRule(),
            new LookupsArePrivateRule(),
            new ManualDnsIsScopedRule(),
            new NoForeignResourcesRule(),
            new HybridLinkIsUpRule(),
            new EntraIsAllowedRule(),
            new ResourceManagerIsAllowedRule(),
            new FrontDoorIsAllowedRule(),
            new ContainerRegistryIsAllowedRule(),
            new AllowRulesComeFirstRule(),
            new AllowRulesAreExactRule(),
            new OnPremisesFirewallRule(),
            new NoCustomLocationRule(),
            new ClusterConnectIsOffRule(),
            new NoUnsupportedServiceRule(),
            new ExtensionIsListedRule(),
            new MonitoringIsPrivateRule(),
            new GitSourceIsPrivateRule(),
            new ProviderIsRegisteredRule(),
            new ToolsAreRecentRule(),
            new AgentIsSupportedRule(),
            new ClusterIsConnectedRule(),
            new CertificateIsFreshRule(),
            new ConnectionIsPrivateRule(),
            new PreviewIsAcknowledgedRule(),
            new NoArcGatewayRule(),
        ],
        Pack);
}
