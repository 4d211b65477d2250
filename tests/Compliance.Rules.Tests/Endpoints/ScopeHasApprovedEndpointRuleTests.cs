using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Endpoints;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Endpoints;

public sealed class ScopeHasApprovedEndpointRuleTests
{
    private const string NoneApproved = "No connection of a private endpoint to the scope is approved.";
    private const string UnknownForm = "The scope's connections have a form or status this rule does not know.";

    private static readonly ResourceId Scope = AnId.Scope();
    private static readonly ResourceId Endpoint = AnId.Endpoint();

    [Fact]
    public void Judge_ApprovedAndProvisioned_IsCompliant()
    {
        var judgement = Judge(AScope.With(AScope.Connection(Endpoint)), AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope)));

        JudgementAssert.Equal(Judgement.Compliant(Status("Approved"), Provisioned("Succeeded")), judgement);
    }

    [Fact]
    public void Judge_NoConnection_Fails()
    {
        var judgement = Judge(AScope.With());

        JudgementAssert.Equal(Judgement.NonCompliant("No private endpoint is connected to the scope.", Nothing), judgement);
    }

    [Fact]
    public void Judge_ConnectionsAbsent_Fails()
    {
        var judgement = Judge(AScope.With() with { PrivateEndpointConnections = default });

        JudgementAssert.Equal(Judgement.NonCompliant("No private endpoint is connected to the scope.", Nothing), judgement);
    }

    [Theory]
    [InlineData("Pending")]
    [InlineData("Rejected")]
    [InlineData("Disconnected")]
    public void Judge_OnlyUnapproved_Fails(string status)
    {
        var judgement = Judge(AScope.With(AScope.Connection(Endpoint, status)), AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope, status)));

        JudgementAssert.Equal(Judgement.NonCompliant(NoneApproved, Status(status), Provisioned("Succeeded")), judgement);
    }

    [Fact]
    public void Judge_ApprovedButEndpointFailed_DoesNotCount()
    {
        var failed = AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope)) with { ProvisioningState = Value.Of("Failed") };

        var judgement = Judge(AScope.With(AScope.Connection(Endpoint)), failed);

        JudgementAssert.Equal(Judgement.NonCompliant("The approved private endpoint failed to provision.", Status("Approved"), Provisioned("Failed")), judgement);
    }

    [Fact]
    public void Judge_ApprovedButEndpointUnread_PassesWithNote()
    {
        var topology = AnEstate.With(AScope.With(AScope.Connection(Endpoint))).Uncover(ResourceType.PrivateEndpoint).Link();

        var judgement = new ScopeHasApprovedEndpointRule().Judge(topology.Scopes.Single(), topology);

        JudgementAssert.Equal(
            Judgement.CompliantWithNote("Approved by the scope's own word; the endpoint itself could not be read.", Status("Approved"), Gone),
            judgement);
    }

    [Fact]
    public void Judge_ApprovedButEndpointDeleted_Fails()
    {
        var judgement = Judge(AScope.With(AScope.Connection(Endpoint)));

        JudgementAssert.Equal(Judgement.NonCompliant("The approved private endpoint does not exist.", Status("Approved"), Gone), judgement);
    }

    [Theory]
    [InlineData("Updating")]
    [InlineData(null)]
    public void Judge_EndpointInNoTerminalState_IsUnknown(string? state)
    {
        var endpoint = AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope)) with { ProvisioningState = Value.Of(state) };

        var judgement = Judge(AScope.With(AScope.Connection(Endpoint)), endpoint);

        JudgementAssert.Equal(
            Judgement.UnknownValue("The approved endpoint is in no terminal provisioning state.", Status("Approved"), Provisioned(state)),
            judgement);
    }

    [Theory]
    [InlineData("Removed")]
    [InlineData(null)]
    public void Judge_StatusNobodyDocuments_IsUnknown(string? status)
    {
        var judgement = Judge(AScope.With(AScope.Connection(Endpoint, status)), AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope)));

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, Status(status), Provisioned("Succeeded")), judgement);
    }

    [Fact]
    public void Judge_EndpointSideStatusNobodyDocuments_IsUnknown()
    {
        var judgement = Judge(AScope.With(AScope.Connection(Endpoint)), AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope, "Parked")));

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, Status("Approved"), OwnSide("Parked"), Provisioned("Succeeded")), judgement);
    }

    [Fact]
    public void Judge_EndpointSaysDisconnected_Fails()
    {
        var judgement = Judge(AScope.With(AScope.Connection(Endpoint)), AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope, "Disconnected")));

        JudgementAssert.Equal(Judgement.NonCompliant(NoneApproved, Status("Approved"), OwnSide("Disconnected"), Provisioned("Succeeded")), judgement);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("no id")]
    public void Judge_ApprovedConnectionWithoutReadableEndpoint_IsUnknown(string? endpoint)
    {
        var judgement = Judge(AScope.With(AScope.Connection(Endpoint) with { PrivateEndpointId = Value.Of(endpoint) }));

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, Nothing), judgement);
    }

    [Fact]
    public void Judge_ConnectionsOfWrongType_IsUnknown()
    {
        var judgement = Judge(AScope.With() with { PrivateEndpointConnections = ValueList<ScopeConnection>.OfMalformed([]) });

        JudgementAssert.Equal(Judgement.UnknownValue(UnknownForm, Nothing), judgement);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Judge_OnlyTheEndpointKnowsOfIt_IsCompliant(bool isManual)
    {
        var judgement = Judge(AScope.With(), AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope, isManual: isManual)));

        JudgementAssert.Equal(Judgement.Compliant(OwnSide("Approved", isManual), Provisioned("Succeeded")), judgement);
    }

    [Fact]
    public void Judge_ManyConnectionsOneOfThemGood_IsCompliant()
    {
        var second = AnId.Endpoint("pe-2");

        var judgement = Judge(
            AScope.With(AScope.Connection(Endpoint, "Pending"), AScope.Connection(second)),
            AnEndpoint.In(AnId.Network(), AnEndpoint.Connection(Scope, "Pending")),
            AnEndpoint.Named(second, AnId.Network(), AnEndpoint.Connection(Scope)));

        JudgementAssert.Equal(
            Judgement.Compliant(Status("Pending"), Provisioned("Succeeded"), Status("Approved", second), Provisioned("Succeeded", second)),
            judgement);
    }

    [Fact]
    public void Judge_ScopeNotRead_IsNotApplicable()
    {
        var judgement = Judge(ACluster.In(Scope));

        JudgementAssert.Equal(Judgement.NotApplicable("The scope was not read."), judgement);
    }

    private static Evidence Nothing => new(Scope, "properties.privateEndpointConnections", null, "an approved connection");

    private static Evidence Gone => new(Endpoint, "id", null, null);

    private static Evidence Status(string? actual, ResourceId? endpoint = null) => new(
        Scope,
        $"properties.privateEndpointConnections[{endpoint ?? Endpoint}].properties.privateLinkServiceConnectionState.status",
        actual,
        "Approved");

    private static Evidence OwnSide(string actual, bool isManual = false) => new(
        Endpoint,
        $"properties.{(isManual ? "manualPrivateLinkServiceConnections" : "privateLinkServiceConnections")}[].properties.privateLinkServiceConnectionState.status",
        actual,
        "Approved");

    private static Evidence Provisioned(string? actual, ResourceId? endpoint = null) =>
        new(endpoint ?? Endpoint, "properties.provisioningState", actual, "Succeeded");

    private static Judgement Judge(params Resource[] rows)
    {
        var topology = AnEstate.With(rows).Link();
        return new ScopeHasApprovedEndpointRule().Judge(topology.Scopes.Single(), topology);
    }
}
