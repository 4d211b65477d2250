using Compliance.Domain.Judging;
using Compliance.Rules.Clusters;
using Compliance.Rules.Dns;
using Compliance.Rules.Endpoints;
using Compliance.Rules.Scopes;

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
            new PublicNetworkAccessIsDisabledRule(),
            new ScopeHasApprovedEndpointRule(),
            new ZonesExistRule(),
            new ZoneIsLinkedRule(),
        ],
        Pack);
}
