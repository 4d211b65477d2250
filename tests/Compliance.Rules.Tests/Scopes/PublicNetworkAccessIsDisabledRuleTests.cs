using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Rules.Scopes;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Rules.Tests.Scopes;

public sealed class PublicNetworkAccessIsDisabledRuleTests
{
    private const string Open = "Clusters of this scope may also connect over the internet.";
    private const string Odd = "publicNetworkAccess has a value this rule does not know; only Disabled is known to be private.";
    private const string OddExtensions = "The scope refuses public access, but its serviceExtensions have a form this rule does not know.";

    private static readonly PrivateLinkScope Scope = AScope.With();

    [Theory]
    [InlineData("Disabled")]
    [InlineData("disabled")]
    public void Judge_Disabled_IsCompliant(string access)
    {
        var judgement = Judge(Scope with { PublicNetworkAccess = Value.Of(access) });

        JudgementAssert.Equal(Judgement.Compliant(Access(access)), judgement);
    }

    [Theory]
    [InlineData("Enabled")]
    [InlineData("ENABLED")]
    public void Judge_Enabled_Fails(string access)
    {
        var judgement = Judge(Scope with { PublicNetworkAccess = Value.Of(access) });

        JudgementAssert.Equal(Judgement.NonCompliant(Open, Access(access)), judgement);
    }

    [Fact]
    public void Judge_PropertyAbsent_FailsLikeTheServiceDefault()
    {
        var judgement = Judge(Scope with { PublicNetworkAccess = default });

        JudgementAssert.Equal(Judgement.NonCompliant(Open, Access(null)), judgement);
    }

    [Theory]
    [InlineData("SecuredByPerimeter")]
    [InlineData("")]
    public void Judge_OtherValue_IsUnknown(string access)
    {
        var judgement = Judge(Scope with { PublicNetworkAccess = Value.Of(access) });

        JudgementAssert.Equal(Judgement.UnknownValue(Odd, Access(access)), judgement);
    }

    [Fact]
    public void Judge_PropertyOfWrongType_IsUnknown()
    {
        var judgement = Judge(Scope with { PublicNetworkAccess = Value.OfMalformed("""{"default":"Disabled"}""") });

        JudgementAssert.Equal(Judgement.UnknownValue(Odd, Access("""{"default":"Disabled"}""")), judgement);
    }

    [Theory]
    [InlineData("Enabled")]
    [InlineData("Disabled")]
    [InlineData("SecuredByPerimeter")]
    public void Judge_DeclaredOptional_IsNotApplicable(string access)
    {
        var declared = new DeclarationSet { PublicAccessMayBeEnabled = true };

        var judgement = Judge(Scope with { PublicNetworkAccess = Value.Of(access) }, declared);

        JudgementAssert.Equal(Judgement.NotApplicable("Public network access is declared optional."), judgement);
    }

    [Fact]
    public void Judge_ManyServiceExtensions_ReportsTheOpenOnesAsInfo()
    {
        var extensions = ValueList<ServiceExtension>.Of([Extension("Enabled"), Extension("Disabled"), Extension("enabled"), Extension(null)]);

        var judgement = Judge(Scope with { ServiceExtensions = extensions });

        var expected = Judgement.NonCompliant(
            "The scope refuses public access, but 2 of its service extensions allow it.",
            Access("Disabled"),
            OfExtension("Enabled"),
            OfExtension("enabled")) with { Severity = Severity.Info };
        JudgementAssert.Equal(expected, judgement);
    }

    [Fact]
    public void Judge_ClosedServiceExtensions_IsCompliant()
    {
        var judgement = Judge(Scope with { ServiceExtensions = ValueList<ServiceExtension>.Of([Extension("Disabled")]) });

        JudgementAssert.Equal(Judgement.Compliant(Access("Disabled")), judgement);
    }

    [Fact]
    public void Judge_ServiceExtensionsOfWrongType_AreUnknown()
    {
        var judgement = Judge(Scope with { ServiceExtensions = ValueList<ServiceExtension>.OfMalformed([Extension("Disabled")]) });

        JudgementAssert.Equal(Judgement.UnknownValue(OddExtensions, Access("Disabled")), judgement);
    }

    [Fact]
    public void Judge_ServiceExtensionOfUnknownAccess_IsUnknown()
    {
        var judgement = Judge(Scope with { ServiceExtensions = ValueList<ServiceExtension>.Of([Extension("Disabled"), Extension("Odd")]) });

        JudgementAssert.Equal(Judgement.UnknownValue(OddExtensions, Access("Disabled"), OfExtension("Odd")), judgement);
    }

    [Fact]
    public void Judge_OpenScopeWithOpenExtension_FailsWithTheScopesSeverity()
    {
        var open = Scope with { PublicNetworkAccess = Value.Of("Enabled"), ServiceExtensions = ValueList<ServiceExtension>.Of([Extension("Enabled")]) };

        var judgement = Judge(open);

        JudgementAssert.Equal(Judgement.NonCompliant(Open, Access("Enabled")), judgement);
    }

    [Fact]
    public void Judge_ScopeNotRead_IsNotApplicable()
    {
        var topology = AnEstate.With(ACluster.In(AnId.Scope())).Link();

        var judgement = new PublicNetworkAccessIsDisabledRule().Judge(topology.Scopes.Single(), topology);

        JudgementAssert.Equal(Judgement.NotApplicable("The scope was not read."), judgement);
    }

    [Theory]
    [InlineData("Disabled", HopState.Proven)]
    [InlineData("SecuredByPerimeter", HopState.Unknown)]
    [InlineData("Enabled", HopState.Broken)]
    public void Assess_OpenExtension_LeavesTheHopToTheScopesOwnAccess(string access, HopState expected)
    {
        var chain = new HealthyChain();
        var estate = chain.Estate().Change<PrivateLinkScope>(chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of(access), ServiceExtensions = ValueList<ServiceExtension>.Of([Extension("Enabled")]) });

        var assessment = new Judge(BuiltInRules.Catalogue, []).Assess(estate.Link());

        Assert.Equal(expected, assessment.Prove(assessment.Topology.FindCluster(chain.Cluster)!).Hops[(int)Hop.PublicAccess].State);
    }

    private static Judgement Judge(PrivateLinkScope scope, DeclarationSet? declarations = null)
    {
        var topology = AnEstate.With(scope).Link(declarations);
        return new PublicNetworkAccessIsDisabledRule().Judge(topology.Scopes.Single(), topology);
    }

    private static ServiceExtension Extension(string? access) =>
        new() { ServiceExtensionType = Value.Of("microsoft.flux"), PublicNetworkAccess = Value.Of(access) };

    private static Evidence Access(string? actual) => new(Scope.Id, "properties.publicNetworkAccess", actual, "Disabled");

    private static Evidence OfExtension(string actual) =>
        new(Scope.Id, "properties.serviceExtensions[].serviceExtensionPublicNetworkAccess", actual, "Disabled");
}
