using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Topologies;

/// <summary>ExpressRoute circuits of an estate.</summary>
internal static class Circuits
{
    /// <param name="reference">The id of a circuit, or of a peering of it.</param>
    public static bool IsProvisioned(Estate estate, Value reference) =>
        ResourceId.TryParse(reference.Text, out var id)
        && (estate.Find<ExpressRouteCircuit>(id) ?? estate.Find<ExpressRouteCircuit>(id.Parent)) is { } circuit
        && circuit.ServiceProviderProvisioningState.Is("Provisioned")
        && !circuit.CircuitProvisioningState.Is("Disabled");
}
