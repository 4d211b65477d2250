namespace Compliance.Domain.Rules;

/// <summary>The links of one cluster's chain, in the order they are walked.</summary>
public enum Hop
{
    Association,
    Scope,
    PublicAccess,
    Endpoint,
    Network,
    Zones,
    Records,
    Forwarding,
    Egress,
    Features,
    Connectivity,
    Subscription,
}
