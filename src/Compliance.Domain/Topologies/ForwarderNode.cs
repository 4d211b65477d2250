using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Topologies;

/// <summary>Something in a network that may answer the DNS queries of a site.</summary>
/// <param name="Answers">True when it does, false when it is switched off or failed, null when that could not be read.</param>
/// <param name="Property">Where that was read.</param>
/// <param name="Actual">What stood there.</param>
public sealed record ForwarderNode(ForwarderKind Kind, Resource Resource, bool? Answers, string Property, Value Actual)
{
    /// <summary>A resolver endpoint that is not known to have failed counts as a place queries may be answered; a firewall must be known to.</summary>
    public bool IsHeld => Answers ?? Kind is ForwarderKind.Resolver;

    public Evidence Evidence => Evidence.Of(Resource, Property, Actual, Kind is ForwarderKind.Resolver ? "Succeeded" : "true");
}
