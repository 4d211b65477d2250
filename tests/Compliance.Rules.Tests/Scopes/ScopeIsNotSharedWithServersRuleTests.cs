using Compliance.Domain.Declarations;
using Compliance.Domain.Resources;
using Compliance.Rules.Scopes;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Scopes;

public sealed class ScopeIsNotSharedWithServersRuleTests
{
    private readonly HealthyChain _chain = new();

    [Fact]
    public void Judge_NoServer_IsCompliant() => Assert.Equal("Compliant", Judge(_chain.Estate().With(AMachine.Without(), AMachine.In(AnId.Scope("other"), "elsewhere"))));

    [Fact]
    public void Judge_Servers_AreAnInfoWithTheirNumber()
    {
        var topology = _chain.Estate().With(AMachine.In(_chain.Scope, "a"), AMachine.In(_chain.Scope, "b")).Link();

        var judgement = new ScopeIsNotSharedWithServersRule().Judge(topology.Scopes.Single(), topology);

        Assert.StartsWith("2 Arc-enabled servers", judgement.Message, StringComparison.Ordinal);
        Assert.Equal(2, judgement.Evidence.Length);
    }

    [Fact]
    public void Judge_ManyServers_NamesSomeOfThem()
    {
        var topology = _chain.Estate().With(Enumerable.Range(0, 50).Select(i => AMachine.In(_chain.Scope, $"server-{i}"))).Link();

        Assert.Equal(20, new ScopeIsNotSharedWithServersRule().Judge(topology.Scopes.Single(), topology).Evidence.Length);
    }

    [Fact]
    public void Judge_Acknowledged_IsCompliant() => Assert.Equal(
        "Compliant",
        Said.OfScope(new ScopeIsNotSharedWithServersRule(), _chain.Estate().With(AMachine.In(_chain.Scope)), _chain.Scope, new DeclarationSet { AcknowledgedSharedScopes = [_chain.Scope] }));

    [Fact]
    public void Judge_MachinesNotCovered_IsUnknown() => Assert.Equal("Unknown NotCovered", Judge(_chain.Estate().Uncover(ResourceType.Machine)));

    [Fact]
    public void Judge_MachineWithScopeOfWrongType_IsNoServerOfIt() =>
        Assert.Equal("Compliant", Judge(_chain.Estate().With(AMachine.Without() with { PrivateLinkScopeResourceId = Value.OfMalformed("{}") })));

    private string Judge(EstateBuilder estate) => Said.OfScope(new ScopeIsNotSharedWithServersRule(), estate, _chain.Scope);
}
