using Compliance.Domain.Exemptions;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Exemptions;

public sealed class ExemptionTests
{
    private static readonly RuleId Rule = new("ARC-PL-011");

    private static readonly Exemption OnScopes = new()
    {
        Id = "e1",
        Rule = Rule,
        Resource = new ResourcePattern("*/privateLinkScopes/*"),
        Reason = "migration",
        ApprovedBy = "ciso",
        Expires = new DateOnly(2027, 1, 31),
    };

    [Theory]
    [InlineData("2027-01-31T23:59:59Z", true)]
    [InlineData("2027-02-01T00:30:00+01:00", true)]
    [InlineData("2027-02-01T00:00:00Z", false)]
    public void Covers_Time_CountsToTheEndOfTheUtcDay(string now, bool expected) =>
        Assert.Equal(expected, OnScopes.Covers(Rule, AnId.Scope(), DateTimeOffset.Parse(now, null)));

    [Fact]
    public void Covers_OtherRuleOrResource_IsFalse()
    {
        Assert.False(OnScopes.Covers(new RuleId("ARC-PL-001"), AnId.Scope(), EstateBuilder.Now));
        Assert.False(OnScopes.Covers(Rule, AnId.Cluster(), EstateBuilder.Now));
    }

    [Fact]
    public void Covers_ExemptionFromEveryRule_IsTrueForEach() =>
        Assert.True((OnScopes with { Rule = null }).Covers(new RuleId("ARC-PE-001"), AnId.Scope(), EstateBuilder.Now));
}
