using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Domain.Topologies;
using Compliance.Rules.Subscriptions;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Subscriptions;

public sealed class SubscriptionRulesTests
{
    private readonly HealthyChain _chain = new();

    [Theory]
    [InlineData("Registered", "Compliant")]
    [InlineData("registered", "Compliant")]
    [InlineData("NotRegistered", "NonCompliant High")]
    [InlineData("Unregistered", "NonCompliant High")]
    [InlineData("Registering", "Unknown UnknownValue")]
    [InlineData("Unregistering", "Unknown UnknownValue")]
    [InlineData(null, "Unknown UnknownValue")]
    public void Judge_Provider_IsItsState(string? state, string expected) =>
        Assert.Equal([expected, "Compliant"], Providers(_chain.Estate().With(ASubscription.Provider("Microsoft.Kubernetes", state))));

    [Fact]
    public void Judge_StateOfWrongType_IsUnknown() => Assert.Equal(
        ["Unknown UnknownValue", "Compliant"],
        Providers(_chain.Estate().With(ASubscription.Provider("Microsoft.Kubernetes") with { RegistrationState = Value.OfMalformed("{}") })));

    // Resource Graph does not have them, so that a row that is not there says nothing, whatever a coverage head claims.
    [Fact]
    public void Judge_NoRow_IsNeverNotRegistered()
    {
        var without = _chain.Estate().Without([.. ProviderNode.Needed.Select(name => ASubscription.ProviderId(name))]);

        Assert.Equal(["Unknown NotCovered", "Unknown NotCovered"], Providers(without));
        Assert.Equal(["Unknown NotCovered", "Unknown NotCovered"], Providers(without.Uncover(ResourceType.Provider)));
    }

    [Fact]
    public void Judge_Many_ClustersAndScopesSubscriptionsBothCount()
    {
        var foreign = ACluster.In(_chain.Scope) with { Id = AnId.Cluster("far", AnId.OtherSubscription) };

        Assert.Equal(["Compliant", "Compliant", "Unknown NotCovered", "Unknown NotCovered"], Providers(_chain.Estate().With(foreign)));
    }

    [Theory]
    [InlineData(null, "NonCompliant Info")]
    [InlineData(" ", "NonCompliant Info")]
    [InlineData("someone", "Compliant")]
    public void Judge_Preview_IsToBeAcknowledged(string? by, string expected)
    {
        var topology = _chain.Estate().Link(new DeclarationSet { PreviewAcknowledgedBy = by });
        var rule = new PreviewIsAcknowledgedRule();

        Assert.Equal([expected], topology.Subscriptions.Select(subscription => Said.Of(rule, rule.Judge(subscription, topology))));
        Assert.Equal($"/subscriptions/{AnId.Subscription}", topology.Subscriptions.Single().Id.Text);
    }

    private static IEnumerable<string> Providers(EstateBuilder estate)
    {
        var topology = estate.Link();
        var rule = new ProviderIsRegisteredRule();
        return topology.Subscriptions.SelectMany(subscription => subscription.Providers).Select(provider => Said.Of(rule, rule.Judge(provider, topology)));
    }
}
