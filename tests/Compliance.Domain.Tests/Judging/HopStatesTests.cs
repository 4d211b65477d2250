using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Judging;

public sealed class HopStatesTests
{
    private static readonly Hop[] All = Enum.GetValues<Hop>();
    private static readonly Judgement Pass = Judgement.Compliant();
    private static readonly Judgement Fail = Judgement.NonCompliant("broken");
    private static readonly Judgement Open = Judgement.UnknownValue("open");
    private static readonly Judgement NotForIt = Judgement.NotApplicable("not for it");

    private readonly HealthyChain _chain = new();

    public static TheoryData<string, Severity, bool, HopState> OneRule => new()
    {
        { "pass", Severity.Medium, false, HopState.Proven },
        { "pass", Severity.Low, false, HopState.NotAssessed },
        { "pass", Severity.Info, false, HopState.NotAssessed },
        { "pass", Severity.Low, true, HopState.Proven },
        { "pass", Severity.Info, true, HopState.Proven },
        { "fail", Severity.Critical, false, HopState.Broken },
        { "fail", Severity.Medium, false, HopState.Broken },
        { "fail", Severity.Low, false, HopState.NotAssessed },
        { "fail", Severity.Info, false, HopState.NotAssessed },
        { "fail", Severity.Low, true, HopState.Proven },
        { "fail", Severity.Info, true, HopState.Proven },
        { "open", Severity.High, true, HopState.Unknown },
        { "open", Severity.High, false, HopState.NotAssessed },
        { "none", Severity.High, true, HopState.NotApplicable },
    };

    [Theory]
    [MemberData(nameof(OneRule))]
    public void Hop_OneRule_IsWhatItsJudgementMakesIt(string says, Severity severity, bool isMandatory, HopState expected)
    {
        var judgement = says switch { "pass" => Pass, "fail" => Fail, "open" => Open, _ => NotForIt };

        var proof = Prove(ARule.Saying(judgement, ARule.Described("R", Hop.Features, severity, isMandatory)));

        Assert.Equal(expected, proof.StateOf(Hop.Features));
    }

    [Theory]
    [InlineData(Severity.Low, Severity.High, HopState.Broken)]
    [InlineData(Severity.High, Severity.Low, HopState.NotAssessed)]
    [InlineData(Severity.Critical, Severity.Info, HopState.NotAssessed)]
    public void Hop_JudgementWithSeverityOfItsOwn_CountsByThat(Severity ofRule, Severity own, HopState expected)
    {
        var proof = Prove(ARule.Saying(Fail with { Severity = own }, ARule.Described("R", Hop.Features, ofRule, isMandatory: false)));

        Assert.Equal(expected, proof.StateOf(Hop.Features));
    }

    // A mandatory rule that was judged with an Info finding proves the hop; one that is open leaves it open all the same.
    [Theory]
    [InlineData(true, HopState.Unknown)]
    [InlineData(false, HopState.Proven)]
    public void Hop_MandatoryRuleWithAnInfoFinding_IsProvenUnlessAnotherIsOpen(bool isOtherMandatory, HopState expected)
    {
        var proof = Prove(
            ARule.Saying(Fail with { Severity = Severity.Info }, ARule.Described("A", Hop.Features, isMandatory: true)),
            ARule.Saying(Open, ARule.Described("B", Hop.Features, isMandatory: isOtherMandatory)));

        Assert.Equal(expected, proof.StateOf(Hop.Features));
    }

    [Fact]
    public void Hop_LowFailureBesideAPass_StaysProven()
    {
        var proof = Prove(
            ARule.Saying(Pass, ARule.Described("A", Hop.Features)),
            ARule.Saying(Fail, ARule.Described("B", Hop.Features, Severity.Low)));

        Assert.Equal(HopState.Proven, proof.StateOf(Hop.Features));
        Assert.Equal((Verdict.Proven, Assurance.Full), (proof.Summary.Verdict, proof.Summary.Assurance));
        Assert.Single(proof.Hops[(int)Hop.Features].Findings);
    }

    [Fact]
    public void Hop_BrokenAndUnknown_IsBroken()
    {
        var proof = Prove(
            ARule.Saying(Pass, ARule.Described("A", Hop.Features)),
            ARule.Saying(Fail, ARule.Described("B", Hop.Features)),
            ARule.Saying(Open, ARule.Described("C", Hop.Features)));

        Assert.Equal(HopState.Broken, proof.StateOf(Hop.Features));
    }

    [Fact]
    public void Hop_NoRule_IsNotAssessed()
    {
        var proof = Prove();

        Assert.Equal(All, proof.Hops.Select(hop => hop.Hop));
        Assert.All(proof.Hops, hop => Assert.Equal(HopState.NotAssessed, hop.State));
    }

    [Fact]
    public void Hop_HealthyChain_EveryOneIsReached()
    {
        var proof = Prove(OnEveryHop(Pass));

        Assert.All(proof.Hops, hop => Assert.Equal(HopState.Proven, hop.State));
    }

    [Theory]
    [InlineData("no scope id", Hop.Scope, Hop.Forwarding)]
    [InlineData("scope missing", Hop.PublicAccess, Hop.Forwarding)]
    [InlineData("scope unread", Hop.PublicAccess, Hop.Forwarding)]
    [InlineData("not approved", Hop.Network, Hop.Forwarding)]
    [InlineData("endpoint unread", Hop.Network, Hop.Forwarding)]
    [InlineData("no zone", Hop.Records, Hop.Records)]
    public void Hop_StartingNodeNotThere_IsNotReached(string what, Hop first, Hop last)
    {
        var proof = AnAssessment.Of(Without(what), OnEveryHop(Pass)).ProofOf(_chain.Cluster);

        Assert.Equal(All.Where(hop => hop >= first && hop <= last), proof.Hops.Where(hop => hop.State is HopState.NotReached).Select(hop => hop.Hop));
        Assert.All(proof.Hops.Where(hop => hop.State is not HopState.NotReached), hop => Assert.Equal(HopState.Proven, hop.State));
    }

    [Fact]
    public void Hop_AfterABrokenOne_IsJudgedAllTheSame()
    {
        var proof = Prove([.. OnEveryHop(Pass), ARule.Saying(Fail, ARule.Described("Z", Hop.Association))]);

        Assert.Equal(HopState.Broken, proof.StateOf(Hop.Association));
        Assert.All(proof.Hops.Skip(1), hop => Assert.Equal(HopState.Proven, hop.State));
    }

    [Theory]
    [InlineData("healthy")]
    [InlineData("no zone")]
    [InlineData("not approved")]
    public void Hop_ZonesAndRecordsOfAManualSite_AreNotApplicable(string what)
    {
        var manual = ASite.Declared(ASite.Of("*") with { DnsMode = Domain.Declarations.DnsMode.Manual });

        var proof = AnAssessment.Of(Without(what), manual, OnEveryHop(Fail)).ProofOf(_chain.Cluster);

        Assert.Equal([Hop.Zones, Hop.Records], proof.Hops.Where(hop => hop.State is HopState.NotApplicable).Select(hop => hop.Hop));
    }

    [Fact]
    public void Hop_ProvisionedCluster_HasTwelveAllNotApplicable()
    {
        var estate = _chain.Estate().Change<ConnectedCluster>(_chain.Cluster, cluster => cluster with { Kind = Value.Of("provisionedcluster") });

        var proof = AnAssessment.Of(estate, OnEveryHop(Fail)).ProofOf(_chain.Cluster);

        Assert.Equal(12, proof.Hops.Length);
        Assert.All(proof.Hops, hop => Assert.Equal(HopState.NotApplicable, hop.State));
        Assert.Empty(proof.Findings);
    }

    [Fact]
    public void Hop_BrokenByExemptedFindingsOnly_SaysSo()
    {
        IRule[] rules =
        [
            ARule.Saying(Fail, ARule.Described("A", Hop.Features)),
            ARule.Saying(Fail, ARule.Described("A2", Hop.Egress)),
            ARule.Saying(Fail, ARule.Described("B", Hop.Egress)),
        ];

        var proof = new Judge(ARule.Catalogue(rules), [AnAssessment.Exempt("A"), AnAssessment.Exempt("A2")]).Assess(_chain.Estate().Link()).ProofOf(_chain.Cluster);

        Assert.Equal((HopState.Broken, true), (proof.Hops[(int)Hop.Features].State, proof.Hops[(int)Hop.Features].IsExempted));
        Assert.Equal((HopState.Broken, false), (proof.Hops[(int)Hop.Egress].State, proof.Hops[(int)Hop.Egress].IsExempted));
    }

    private static IRule[] OnEveryHop(Judgement judgement) => [.. All.Select(hop => ARule.Saying(judgement, ARule.Described($"R-{hop}", hop)))];

    private Proof Prove(params IRule[] rules) => AnAssessment.Of(_chain.Estate(), rules).ProofOf(_chain.Cluster);

    private EstateBuilder Without(string what) => what switch
    {
        "no scope id" => _chain.Estate().With(ACluster.Unassociated() with { Id = _chain.Cluster }),
        "scope missing" => _chain.Estate().Without(_chain.Scope),
        "scope unread" => _chain.Estate().Without(_chain.Scope).Uncover(ResourceType.PrivateLinkScope),
        "not approved" => _chain.Estate().With(AScope.Named(_chain.Scope, AScope.Connection(_chain.Endpoint, "Pending"))),
        "endpoint unread" => _chain.Estate().Without(_chain.Endpoint).Uncover(ResourceType.PrivateEndpoint),
        "no zone" => _chain.Estate().Without([.. ArcZone.All.Select(_chain.Zone)]),
        _ => _chain.Estate(),
    };
}
