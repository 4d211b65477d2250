using Compliance.Domain.Declarations;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

/// <summary>What ARC-DNS-010 and ARC-DNS-011 make of a probe: the one asks whether the site forwards, the other where it is led.</summary>
public sealed class ProbeRulesTests
{
    private const string Identity = "gbl.his.arc.azure.com";
    private const string Agent = "agentserviceapi.guestconfiguration.azure.com";
    private const string Kubernetes = "westeurope.dp.kubernetesconfiguration.azure.com";
    private const string Own = "10.20.4.5";

    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData(Own, "Compliant", "Compliant")]
    [InlineData("20.1.2.3", "NonCompliant High", "NonCompliant Critical")]
    [InlineData("10.99.1.1", "Compliant", "NonCompliant Critical")]
    [InlineData("", "NonCompliant High", "NonCompliant Critical")]
    public void Judge_Address_DecidesBoth(string address, string forwarding, string lookups) =>
        Assert.Equal((forwarding, lookups), Judge(Probe(new ProbeLookup(Kubernetes, "NOERROR", address.Length == 0 ? [] : [address]))));

    [Theory]
    [InlineData("NXDOMAIN", "NonCompliant High", "NonCompliant Critical")]
    [InlineData("nxdomain", "NonCompliant High", "NonCompliant Critical")]
    [InlineData("SERVFAIL", "Unknown UnknownValue", "Unknown UnknownValue")]
    public void Judge_Status_DecidesBoth(string status, string forwarding, string lookups) =>
        Assert.Equal((forwarding, lookups), Judge(Probe(new ProbeLookup(Kubernetes, status, []))));

    [Fact]
    public void Judge_NameMissing_IsUnknown() => Assert.Equal(("Unknown NotProvided", "Unknown NotProvided"), Judge(ASite.Probe(ASite.Lookup(Identity, Own), ASite.Lookup(Agent, Own))));

    [Fact]
    public void Judge_NoProbe_IsUnknown() => Assert.Equal(("Unknown NotProvided", "Unknown NotProvided"), Judge());

    // Agents ask for the name of their region; what the bare one answers nobody documents.
    [Fact]
    public void Judge_BareName_SaysNothing() => Assert.Equal(
        ("Compliant", "Compliant"),
        Judge(Probe(ASite.Lookup(Kubernetes, Own)) with { Lookups = [.. Probe(ASite.Lookup(Kubernetes, Own)).Lookups, ASite.Lookup("dp.kubernetesconfiguration.azure.com", "20.1.2.3")] }));

    [Fact]
    public void Judge_ManyProbes_TheNewestCounts()
    {
        var old = Probe(ASite.Lookup(Kubernetes, "20.1.2.3")) with { ObservedAt = EstateBuilder.Now.AddHours(-3) };

        Assert.Equal(("Compliant", "Compliant"), Judge(old, Probe(ASite.Lookup(Kubernetes, Own))));
    }

    [Fact]
    public void Judge_ExpiredOrOtherSite_DoesNotCount()
    {
        var bad = Probe(ASite.Lookup(Kubernetes, "20.1.2.3"));

        Assert.Equal(("Unknown NotProvided", "Unknown NotProvided"), Judge(bad with { ObservedAt = EstateBuilder.Now.AddHours(-24.01) }, bad with { Site = "other" }));
    }

    [Fact]
    public void Judge_EndpointsAddressesNotKnown_CannotTellThePrivateOnesApart()
    {
        var estate = _chain.Estate().Without(_chain.Interface);

        Assert.Equal(("Unknown UnknownValue", "Unknown UnknownValue"), Judge(estate, Probe(ASite.Lookup(Kubernetes, Own))));
        Assert.Equal(("NonCompliant High", "NonCompliant Critical"), Judge(estate, Probe(ASite.Lookup(Kubernetes, "20.1.2.3"))));
    }

    [Fact]
    public void Judge_NoEndpoint_IsNotApplicable() => Assert.Equal(("NotApplicable", "NotApplicable"), Judge(_chain.Estate().Without(_chain.Endpoint), Probe(ASite.Lookup(Kubernetes, Own))));

    private static ProbeEvidence Probe(ProbeLookup last) => ASite.Probe(ASite.Lookup(Identity.ToUpperInvariant() + ".", Own), ASite.Lookup(Agent, Own), last);

    private (string Forwarding, string Lookups) Judge(params ProbeEvidence[] probes) => Judge(_chain.Estate(), probes);

    private (string Forwarding, string Lookups) Judge(EstateBuilder estate, params ProbeEvidence[] probes)
    {
        var declared = ASite.Declared(ASite.Of("*")) with { Probes = [.. probes] };
        return (Said.OfSeenScope(new OnPremisesForwardingRule(), estate, _chain.Cluster, declared), Said.OfSeenScope(new LookupsArePrivateRule(), estate, _chain.Cluster, declared));
    }
}
