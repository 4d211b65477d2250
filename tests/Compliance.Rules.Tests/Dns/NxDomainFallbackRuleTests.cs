using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Dns;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Dns;

public sealed class NxDomainFallbackRuleTests
{
    [Theory]
    [InlineData(null, "Compliant", false)]
    [InlineData("Default", "Compliant", false)]
    [InlineData("NxDomainRedirect", "Compliant", true)]
    [InlineData("Another", "Unknown UnknownValue", true)]
    public void Judge_Policy_IsAChoice(string? policy, string expected, bool hasNote) => Judge(Value.Of(policy), expected, hasNote);

    [Fact]
    public void Judge_PolicyOfWrongType_IsUnknown() => Judge(Value.OfMalformed("{}"), "Unknown UnknownValue", hasNote: true);

    private static void Judge(Value policy, string expected, bool hasNote)
    {
        var zone = AnId.Zone(ArcZone.HybridIdentity.Name);
        var topology = AnEstate.With(AZone.Named(zone), AZone.Link(zone, AnId.Network()) with { ResolutionPolicy = policy }).Link();
        var rule = new NxDomainFallbackRule();

        var judgement = rule.Judge(topology.Zones.Single().Links.Single(), topology);

        Assert.Equal(expected, Said.Of(rule, judgement));
        Assert.Equal(hasNote, judgement.Message is not null);
    }
}
