using Compliance.Domain.Declarations;
using Compliance.Testing.Builders;

namespace Compliance.Rules.Tests.Dns;

/// <summary>Probes of the site "plants" that looked up the three names.</summary>
internal static class AProbe
{
    public const string Gbl = "gbl.his.arc.azure.com";
    public const string Service = "agentserviceapi.guestconfiguration.azure.com";
    public const string Dp = "westeurope.dp.kubernetesconfiguration.azure.com";

    /// <summary>The three names with the endpoint's address, but for those given.</summary>
    public static ProbeEvidence Of(params ProbeLookup[] others) => ASite.Probe(
        [.. new[] { Gbl, Service, Dp }.Where(name => others.All(other => other.Name != name)).Select(name => ASite.Lookup(name, "10.20.4.5")), .. others]);

    public static DeclarationSet Declared(params ProbeEvidence[] probes) => ASite.Declared(ASite.Of("*")) with { Probes = [.. probes] };
}
