using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Estates;

public sealed class CoverageTests
{
    [Fact]
    public void OfAbsent_CoveredType_IsMissing()
    {
        var coverage = AnEstate.With().Build().Coverage;

        Assert.True(coverage.Covers(ResourceType.PrivateDnsZone, AnId.Subscription));
        Assert.Equal(Presence.Missing, coverage.OfAbsent(ResourceType.PrivateDnsZone, AnId.Subscription));
    }

    [Fact]
    public void OfAbsent_TypeNotCovered_IsNotCovered()
    {
        var coverage = AnEstate.With().Uncover(ResourceType.PrivateDnsZone).Build().Coverage;

        Assert.False(coverage.Covers(ResourceType.PrivateDnsZone, AnId.Subscription));
        Assert.Equal(Presence.NotCovered, coverage.OfAbsent(ResourceType.PrivateDnsZone, AnId.Subscription));
        Assert.Equal(Presence.Missing, coverage.OfAbsent(ResourceType.VirtualNetworkLink, AnId.Subscription));
    }

    [Theory]
    [InlineData(SubscriptionState.Denied, Presence.NotCovered)]
    [InlineData(SubscriptionState.Missing, Presence.NotCovered)]
    [InlineData(SubscriptionState.Throttled, Presence.ReadFailed)]
    public void OfAbsent_SubscriptionNotRead_SaysWhy(SubscriptionState state, Presence expected)
    {
        var coverage = AnEstate.With().Uncover(AnId.OtherSubscription, state).Build().Coverage;

        Assert.Equal(expected, coverage.OfAbsent(ResourceType.PrivateLinkScope, AnId.OtherSubscription));
    }

    [Fact]
    public void OfAbsent_SubscriptionNobodyAskedFor_IsNotCovered() =>
        Assert.Equal(Presence.NotCovered, AnEstate.With().Build().Coverage.OfAbsent(ResourceType.PrivateLinkScope, "elsewhere"));

    [Fact]
    public void Covers_OtherCasing_IsTheSame()
    {
        var coverage = new Coverage([new("ABC", ["microsoft.network/PRIVATEDNSZONES"])], [], [], [], 0);

        Assert.True(coverage.Covers(ResourceType.PrivateDnsZone, "abc"));
        Assert.False(coverage.Covers(ResourceType.PrivateEndpoint, "abc"));
    }

    [Fact]
    public void Subscriptions_ManyAsked_AreInOrder()
    {
        var coverage = new Coverage([], [new("b", SubscriptionState.Read), new("a", SubscriptionState.Denied)], [], ["w"], 3);

        Assert.Equal([new("a", SubscriptionState.Denied), new("b", SubscriptionState.Read)], coverage.Subscriptions);
        Assert.Equal((3L, "w"), (coverage.RowsIgnored, coverage.Warnings.Single()));
    }
}
