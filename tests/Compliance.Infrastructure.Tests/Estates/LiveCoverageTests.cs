using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Resources;
using Xunit;

namespace Compliance.Infrastructure.Tests.Estates;

public sealed class LiveCoverageTests
{
    private const string Sub = "11111111-1111-1111-1111-111111111111";

    private static AnsweredQuery Failed(PlannedQuery planned, string reason) =>
        new(planned, new GraphRead([], ReadOutcome.Failed, IsCut: false) { Reason = reason });

    private static readonly QueryArea Area = new() { Subscriptions = [Sub] };
    private static readonly ResourceId Endpoint = ResourceId.Parse($"/subscriptions/{Sub}/resourceGroups/rg/providers/Microsoft.Network/privateEndpoints/pe");

    [Fact]
    public void Of_WholeAnswers_CoversTheirTypes()
    {
        var coverage = LiveCoverage.Of([Chains(Area, ReadOutcome.Complete, Sub), Clusters(ReadOutcome.Complete)], []);

        Assert.Equal(Presence.Missing, coverage.OfAbsent(ResourceType.ConnectedCluster, Sub));
        Assert.Equal(Presence.Missing, coverage.OfAbsent(ResourceType.PrivateDnsZone, Sub));
        Assert.Equal(Presence.Missing, coverage.OfAbsent(ResourceType.ZoneGroup, Sub));
        Assert.Equal(Presence.NotCovered, coverage.OfAbsent(ResourceType.Machine, Sub));
        Assert.Empty(coverage.Gaps);
    }

    [Fact]
    public void Of_ThrottledQuery_LeavesItsTypesUnread()
    {
        var coverage = LiveCoverage.Of([Chains(Area, ReadOutcome.Complete, Sub), Clusters(ReadOutcome.Throttled)], []);

        Assert.Equal(Presence.ReadFailed, coverage.OfAbsent(ResourceType.ConnectedCluster, Sub));
        Assert.Equal(Presence.Missing, coverage.OfAbsent(ResourceType.PrivateDnsZone, Sub));
        Assert.Equal([new SubscriptionRead(Sub, SubscriptionState.Throttled)], coverage.Subscriptions);
        Assert.Equal(GapEffect.Incomplete, Assert.Single(coverage.Gaps).Effect);
    }

    [Fact]
    public void Of_ThrottledBeforeTheSubscriptionsWereTold_IsThrottledNotMissing()
    {
        var coverage = LiveCoverage.Of([Chains(Area, ReadOutcome.Throttled)], []);

        Assert.Equal([new SubscriptionRead(Sub, SubscriptionState.Throttled)], coverage.Subscriptions);
        Assert.Equal(Presence.ReadFailed, coverage.OfAbsent(ResourceType.ZoneGroup, Sub));
    }

    [Fact]
    public void Of_TruncatedQuery_ProvesNoAbsence()
    {
        var coverage = LiveCoverage.Of([Chains(Area, ReadOutcome.Complete, Sub), Clusters(ReadOutcome.Truncated)], []);

        Assert.Equal(Presence.NotCovered, coverage.OfAbsent(ResourceType.ConnectedCluster, Sub));
        Assert.Equal(GapEffect.Incomplete, Assert.Single(coverage.Gaps).Effect);
    }

    [Fact]
    public void Of_DeniedZoneGroups_AreAnAdvisoryGap()
    {
        var coverage = LiveCoverage.Of([Chains(Area, ReadOutcome.Complete, Sub)], [new AnsweredQuestion(ResourceType.ZoneGroup, Endpoint, [], AnswerState.Denied)]);

        Assert.Equal(Presence.NotCovered, coverage.OfAbsent(ResourceType.ZoneGroup, Sub));
        Assert.Equal(GapEffect.Advisory, Assert.Single(coverage.Gaps).Effect);
    }

    [Fact]
    public void Of_FailedQuery_IsAGapOfItsTypesAlone()
    {
        var failed = Failed(new PlannedQuery("features", "q", Area) { Types = [ResourceType.Extension], Effect = GapEffect.Advisory }, "The pages do not end.");

        var coverage = LiveCoverage.Of([Chains(Area, ReadOutcome.Complete, Sub), Clusters(ReadOutcome.Complete), failed], []);

        Assert.Equal(Presence.ReadFailed, coverage.OfAbsent(ResourceType.Extension, Sub));
        Assert.Equal(Presence.Missing, coverage.OfAbsent(ResourceType.ConnectedCluster, Sub));
        Assert.Equal([new SubscriptionRead(Sub, SubscriptionState.Read)], coverage.Subscriptions);
        var gap = Assert.Single(coverage.Gaps);
        Assert.Equal(($"features of subscription {Sub}", GapEffect.Advisory), (gap.What, gap.Effect));
        Assert.StartsWith("readFailed: ", gap.Reason, StringComparison.Ordinal);
        Assert.Contains("The pages do not end.", gap.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FailedBeforeTheSubscriptionsWereTold_BelievesTheRows()
    {
        var chains = Failed(new PlannedQuery("chains", "q", Area) { Types = [ResourceType.PrivateDnsZone], TellsSubscriptions = true }, "reset");
        var clusters = Clusters(ReadOutcome.Complete, Sub);

        var coverage = LiveCoverage.Of([chains, clusters], []);

        Assert.Equal([new SubscriptionRead(Sub, SubscriptionState.Read)], coverage.Subscriptions);
        Assert.Equal(Presence.ReadFailed, coverage.OfAbsent(ResourceType.PrivateDnsZone, Sub));
        Assert.Equal(Presence.Missing, coverage.OfAbsent(ResourceType.ConnectedCluster, Sub));
        Assert.Equal(GapEffect.Incomplete, Assert.Single(coverage.Gaps).Effect);
    }

    [Fact]
    public void Of_OneOfTwoQueriesOverTheSameTypesFailed_CoversNeither()
    {
        var whole = new AnsweredQuery(new PlannedQuery("features", "1", Area) { Types = [ResourceType.Extension] }, new GraphRead([], ReadOutcome.Complete, IsCut: false));
        var cut = new AnsweredQuery(new PlannedQuery("features", "2", Area) { Types = [ResourceType.Extension] }, new GraphRead([], ReadOutcome.Truncated, IsCut: false));

        var coverage = LiveCoverage.Of([Chains(Area, ReadOutcome.Complete, Sub), cut, whole], []);

        Assert.Equal(Presence.NotCovered, coverage.OfAbsent(ResourceType.Extension, Sub));
    }

    [Fact]
    public void Of_FailedReadsOfResourceManager_AreOneGapASubscription()
    {
        AnsweredQuestion[] answers =
        [
            new(ResourceType.ZoneGroup, Endpoint, [], AnswerState.Failed, "HTTP 500"),
            new(ResourceType.ZoneGroup, ResourceId.Parse(Endpoint.Text + "2"), [], AnswerState.Failed, "HTTP 500"),
        ];

        var coverage = LiveCoverage.Of([Chains(Area, ReadOutcome.Complete, Sub)], answers);

        Assert.Equal(Presence.ReadFailed, coverage.OfAbsent(ResourceType.ZoneGroup, Sub));
        Assert.Equal($"{ResourceType.ZoneGroup} of 2 resources of subscription {Sub}", Assert.Single(coverage.Gaps).What);
    }

    [Fact]
    public void Of_ManagementGroup_CoversTheSubscriptionsItTurnsOutToHave()
    {
        var group = new QueryArea { ManagementGroup = "mg" };

        var coverage = LiveCoverage.Of([Chains(group, ReadOutcome.Complete, Sub)], []);

        Assert.Equal(Presence.Missing, coverage.OfAbsent(ResourceType.PrivateDnsZone, Sub));
        Assert.Equal([new SubscriptionRead(Sub, SubscriptionState.Read)], coverage.Subscriptions);
    }

    [Fact]
    public void Of_ManagementGroupBeyondTheLimit_IsAGap()
    {
        var answer = Chains(new QueryArea { ManagementGroup = "mg" }, ReadOutcome.Complete, Sub);

        var coverage = LiveCoverage.Of([answer with { Read = answer.Read with { IsCut = true } }], []);

        Assert.Equal("management group mg", Assert.Single(coverage.Gaps).What);
    }

    [Fact]
    public void Of_AreaWithoutAnySubscription_IsAGap()
    {
        var coverage = LiveCoverage.Of([Chains(new QueryArea(), ReadOutcome.Complete)], []);

        Assert.Equal(("all readable subscriptions", GapEffect.Incomplete), (Assert.Single(coverage.Gaps).What, coverage.Gaps[0].Effect));
    }

    private static AnsweredQuery Chains(QueryArea area, ReadOutcome outcome, params string[] subscriptions) => new(
        new PlannedQuery("chains", "q", area) { Types = [ResourceType.PrivateDnsZone, ResourceType.PrivateEndpoint], TellsSubscriptions = true },
        new GraphRead([.. subscriptions.Select(id => new Row(ResourceId.Parse($"/subscriptions/{id}"), ResourceType.Subscription, null))], outcome, IsCut: false));

    private static AnsweredQuery Clusters(ReadOutcome outcome, params string[] subscriptions) => new(
        new PlannedQuery("clusters", "q", Area) { Types = [ResourceType.ConnectedCluster] },
        new GraphRead([.. subscriptions.Select(id => new Row(ResourceId.Parse($"/subscriptions/{id}/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/c"), ResourceType.ConnectedCluster, null))], outcome, IsCut: false));
}
