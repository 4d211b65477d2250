using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Rules.Scopes;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Scopes;

public sealed class SameEndpointRuleTests
{
    private static readonly ResourceId Second = AnId.Endpoint("pe-second");

    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_NoProbe_IsUnknown() => Assert.Equal("Unknown NotProvided", Judge());

    [Fact]
    public void Judge_OneEndpointsAddresses_IsCompliant() => Assert.Equal("Compliant", Judge(Probe("10.20.4.5", "10.20.4.5")));

    [Fact]
    public void Judge_TwoEndpointsAddresses_Fails() => Assert.Equal("NonCompliant High", Judge(Probe("10.20.4.5", "10.20.4.9")));

    [Fact]
    public void Judge_ManyProbesThatDiffer_Fails() => Assert.Equal("NonCompliant High", Judge(Probe("10.20.4.5", "10.20.4.5"), Probe("10.20.4.9", "10.20.4.9")));

    [Fact]
    public void Judge_AddressesOfNobody_IsUnknown() => Assert.Equal("Unknown UnknownValue", Judge(Probe("20.1.2.3", "20.1.2.3")));

    [Fact]
    public void Judge_OtherNames_DoNotCount() => Assert.Equal("Unknown NotProvided", Judge(ASite.Probe(ASite.Lookup("dp.kubernetesconfiguration.azure.com", "20.1.2.3"))));

    [Fact]
    public void Judge_NoEndpoint_IsNotApplicable() =>
        Assert.Equal("NotApplicable", Said.OfSeenScope(new SameEndpointRule(), _chain.Estate().Without(_chain.Endpoint), _chain.Cluster));

    private static ProbeEvidence Probe(string identity, string agent) =>
        ASite.Probe(ASite.Lookup("gbl.his.arc.azure.com", identity), ASite.Lookup("agentserviceapi.guestconfiguration.azure.com", agent));

    private string Judge(params ProbeEvidence[] probes)
    {
        var estate = _chain.Estate().With(
            AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint), AScope.Connection(Second)),
            AnEndpoint.Named(Second, _chain.Network, AnEndpoint.Connection(_chain.Scope)) with { NetworkInterfaceIds = ValueList<string>.Of([AnId.Interface("second").Text]) },
            AnEndpoint.Interface(AnId.Interface("second"), "10.20.4.9"));
        return Said.OfSeenScope(new SameEndpointRule(), estate, _chain.Cluster, ASite.Declared(ASite.Of("*")) with { Probes = [.. probes] });
    }
}
