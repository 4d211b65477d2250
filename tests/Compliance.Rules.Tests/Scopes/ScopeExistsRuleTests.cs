using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Scopes;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Scopes;

public sealed class ScopeExistsRuleTests
{
    private const string Unread = "The scope could not be read: grant read access to its subscription or include it.";

    private static readonly ResourceId Scope = AnId.Scope();

    [Fact]
    public void Judge_ScopeThatExists_IsCompliant()
    {
        var judgement = Judge(AnEstate.With(ACluster.In(Scope), AScope.With()));

        JudgementAssert.Equal(Judgement.Compliant(Exists, State("Succeeded")), judgement);
    }

    [Fact]
    public void Judge_ScopeNamedInOtherCasing_IsCompliant()
    {
        var shouted = ResourceId.Parse(Scope.Text.ToUpperInvariant());

        var judgement = Judge(AnEstate.With(ACluster.In(shouted), AScope.With()));

        JudgementAssert.Equal(Judgement.Compliant(Exists, State("Succeeded")), judgement);
    }

    [Fact]
    public void Judge_ScopeThatWasDeleted_Fails()
    {
        var judgement = Judge(AnEstate.With(ACluster.In(Scope)));

        JudgementAssert.Equal(Judgement.NonCompliant("The scope that clusters are associated with does not exist.", Absent), judgement);
    }

    [Fact]
    public void Judge_ScopeTypeNotCovered_IsUnknown()
    {
        var judgement = Judge(AnEstate.With(ACluster.In(Scope)).Uncover(ResourceType.PrivateLinkScope));

        JudgementAssert.Equal(Judgement.NotRead(Presence.NotCovered, ResourceType.PrivateLinkScope, AnId.Subscription, Unread, Absent), judgement);
    }

    [Theory]
    [InlineData(SubscriptionState.Denied, UnknownReason.NotCovered)]
    [InlineData(SubscriptionState.Throttled, UnknownReason.ReadFailed)]
    public void Judge_ScopeOfUnreadSubscription_IsUnknown(SubscriptionState state, UnknownReason reason)
    {
        var foreign = AnId.Scope(subscription: AnId.OtherSubscription);

        var judgement = Judge(AnEstate.With(ACluster.In(foreign)).Uncover(AnId.OtherSubscription, state));

        var presence = reason is UnknownReason.ReadFailed ? Presence.ReadFailed : Presence.NotCovered;
        JudgementAssert.Equal(
            Judgement.NotRead(presence, ResourceType.PrivateLinkScope, AnId.OtherSubscription, Unread, new Evidence(foreign, "id", null, foreign.Lower)),
            judgement);
        Assert.Equal(reason, judgement.Reason);
    }

    [Theory]
    [InlineData("Failed")]
    [InlineData("Canceled")]
    public void Judge_LastChangeDidNotSucceed_Fails(string state)
    {
        var judgement = Judge(AnEstate.With(ACluster.In(Scope), AScope.With() with { ProvisioningState = Value.Of(state) }));

        JudgementAssert.Equal(Judgement.NonCompliant("The scope exists, but its last change did not succeed.", Exists, State(state)), judgement);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Updating")]
    public void Judge_NoTerminalState_IsUnknown(string? state)
    {
        var judgement = Judge(AnEstate.With(ACluster.In(Scope), AScope.With() with { ProvisioningState = Value.Of(state) }));

        JudgementAssert.Equal(Judgement.UnknownValue("The scope is in no terminal provisioning state.", Exists, State(state)), judgement);
    }

    [Fact]
    public void Judge_StateOfWrongType_IsUnknown()
    {
        var judgement = Judge(AnEstate.With(ACluster.In(Scope), AScope.With() with { ProvisioningState = Value.OfMalformed("{}") }));

        JudgementAssert.Equal(Judgement.UnknownValue("The scope is in no terminal provisioning state.", Exists, State("{}")), judgement);
    }

    [Fact]
    public void Judge_ManyScopes_EachByItself()
    {
        var topology = AnEstate.With(ACluster.In(AnId.Scope("a"), "1"), ACluster.In(AnId.Scope("b"), "2"), AScope.Named(AnId.Scope("b"))).Link();

        var states = topology.Scopes.Select(scope => (scope.Id.Name, new ScopeExistsRule().Judge(scope, topology).State));

        Assert.Equal([("a", ComplianceState.NonCompliant), ("b", ComplianceState.Compliant)], states);
    }

    // A deleted or foreign scope that only an endpoint still names is the endpoint's fault (ARC-PE-003), and no cluster's.
    [Fact]
    public void Judge_AbsentScopeThatNoClusterNames_IsNotApplicable()
    {
        var estate = AnEstate.With(AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope, "Disconnected")));

        var missing = Judge(estate);
        var unread = Judge(estate.Uncover(ResourceType.PrivateLinkScope));

        JudgementAssert.Equal(Judgement.NotApplicable("No cluster names the scope."), missing);
        JudgementAssert.Equal(Judgement.NotApplicable("No cluster names the scope."), unread);
    }

    private static Evidence Exists => new(Scope, "id", Scope.Text, Scope.Text);

    private static Evidence Absent => new(Scope, "id", null, Scope.Lower);

    private static Evidence State(string? state) => new(Scope, "properties.provisioningState", state, "Succeeded");

    private static Judgement Judge(EstateBuilder estate)
    {
        var topology = estate.Link();
        return new ScopeExistsRule().Judge(topology.Scopes.Single(), topology);
    }
}
