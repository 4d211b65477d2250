using Compliance.Domain.Declarations;
using Compliance.Rules.Egress;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Egress;

public sealed class OnPremisesFirewallRuleTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData(true, true, true, "Compliant")]
    [InlineData(true, false, true, "NonCompliant Medium")]
    [InlineData(true, true, null, "Unknown NotProvided")]
    [InlineData(false, null, null, "NonCompliant Medium")]
    [InlineData(null, null, null, "Unknown NotProvided")]
    public void Judge_Probe_NeedsAllThreeServices(bool? entra, bool? manager, bool? registry, string expected)
    {
        (string Host, bool? IsOk)[] tries = [("login.microsoftonline.com", entra), ("management.azure.com", manager), ("MCR.microsoft.com", registry)];
        var probe = ASite.Probe() with { Connections = [.. tries.Where(one => one.IsOk is not null).Select(one => new ProbeConnection(one.Host, 443, one.IsOk!.Value))] };

        Assert.Equal(expected, Judge(EgressMode.OnPremises, probe));
    }

    [Fact]
    public void Judge_NoProbe_IsUnknown() => Assert.Equal("Unknown NotProvided", Judge(EgressMode.OnPremises));

    [Fact]
    public void Judge_EgressThroughAzure_IsNotApplicable() => Assert.Equal("NotApplicable", Judge(EgressMode.Azure));

    [Fact]
    public void Judge_EgressNotDeclared_IsUnknown() => Assert.Equal("Unknown NotProvided", Said.OfSeenScope(new OnPremisesFirewallRule(), _chain.Estate(), _chain.Cluster));

    // What let the probe pass is open until the site says where its traffic leaves.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Judge_ProbeOfASiteWithoutEgress_IsUnknown(bool isOk)
    {
        var probe = ASite.Probe() with { Connections = [new("login.microsoftonline.com", 443, isOk), new("management.azure.com", 443, isOk), new("mcr.microsoft.com", 443, isOk)] };
        var declared = ASite.Declared(ASite.Of("*")) with { Probes = [probe] };

        Assert.Equal("Unknown NotProvided", Said.OfSeenScope(new OnPremisesFirewallRule(), _chain.Estate(), _chain.Cluster, declared));
    }

    [Theory]
    [InlineData(24, "NonCompliant Medium")]
    [InlineData(24.01, "Unknown NotProvided")]
    public void Judge_ProbeOfYesterday_CountsForADay(double hours, string expected)
    {
        var probe = ASite.Probe() with { ObservedAt = EstateBuilder.Now.AddHours(-hours), Connections = [new("mcr.microsoft.com", 443, false)] };

        Assert.Equal(expected, Judge(EgressMode.OnPremises, probe));
    }

    [Fact]
    public void Judge_ManyProbes_TheNewestOfTheSiteCounts()
    {
        var old = ASite.Probe() with { ObservedAt = EstateBuilder.Now.AddHours(-2), Connections = [new("mcr.microsoft.com", 443, false)] };
        var fresh = ASite.Probe() with { Connections = [new("login.microsoftonline.com", 443, true), new("management.azure.com", 443, true), new("mcr.microsoft.com", 443, true)] };
        var elsewhere = old with { Site = "other", ObservedAt = EstateBuilder.Now };

        Assert.Equal("Compliant", Judge(EgressMode.OnPremises, old, fresh, elsewhere));
    }

    private string Judge(EgressMode mode, params ProbeEvidence[] probes)
    {
        var declared = ASite.Declared(ASite.Of("*") with { Egress = new Domain.Declarations.Egress(mode, []) }) with { Probes = [.. probes] };
        return Said.OfSeenScope(new OnPremisesFirewallRule(), _chain.Estate(), _chain.Cluster, declared);
    }
}
