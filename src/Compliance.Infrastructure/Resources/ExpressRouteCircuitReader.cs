using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

internal static class ExpressRouteCircuitReader
{
    public static Resource Read(RowHead head, scoped ref JsonCursor json)
    {
        var absent = json.Open();
        Value circuit = absent, provider = absent;
        while (json.Next())
        {
            if (json.Is("circuitProvisioningState"u8))
            {
                circuit = json.Value();
            }
            else if (json.Is("serviceProviderProvisioningState"u8))
            {
                provider = json.Value();
            }
        }

        return new ExpressRouteCircuit
        {
            Id = head.Id,
            Type = head.Type,
            Location = head.Location,
            CircuitProvisioningState = circuit,
            ServiceProviderProvisioningState = provider,
        };
    }
}
