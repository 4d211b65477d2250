using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Xunit;

namespace Compliance.Domain.Tests.Rules;

public sealed class JudgementTests
{
    [Theory]
    [InlineData(Presence.NotCovered, UnknownReason.NotCovered)]
    [InlineData(Presence.ReadFailed, UnknownReason.ReadFailed)]
    public void NotRead_Presence_GivesTheReasonAndWhatWasWanted(Presence presence, UnknownReason reason)
    {
        var judgement = Judgement.NotRead(presence, ResourceType.PrivateDnsZone, "ABC", "unread");

        Assert.Equal((ComplianceState.Unknown, reason, new Wanted(ResourceType.PrivateDnsZone, "abc")), (judgement.State, judgement.Reason, judgement.Wanted));
    }

    [Fact]
    public void Default_Judgement_IsNotApplicableWithoutEvidence()
    {
        Judgement judgement = default;

        Assert.Equal(ComplianceState.NotApplicable, judgement.State);
        Assert.Empty(judgement.Evidence);
    }

    [Fact]
    public void RuleId_AnyCasing_IsOneId()
    {
        Assert.Equal(new RuleId("ARC-PL-001"), new RuleId("arc-pl-001"));
        Assert.Equal("ARC-PL-001", new RuleId("arc-pl-001").ToString());
        Assert.True(new RuleId("ARC-DNS-003") < new RuleId("arc-pl-001"));
    }
}
