using Xunit;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>A healthy estate with one property flipped: exactly the expected rules say something new.</summary>
public sealed class FlipTests
{
    // What no property of a resource decides, and why.
    private static readonly Dictionary<string, string> NotInAzure = new()
    {
        ["ARC-PL-009"] = "Only the history of several readings shows a change back and forth.",
        ["ARC-PL-013"] = "A probe or an attestation tells which endpoint a site is led to.",
        ["ARC-DNS-011"] = "A probe looks the names up.",
        ["ARC-DNS-012"] = "Holds in manual DNS mode, which is declared.",
        ["ARC-NET-008"] = "The firewall on premises is probed or attested.",
        ["ARC-EXT-002"] = "Cluster connect is switched inside the cluster.",
        ["ARC-VER-001"] = "The tools that connected a cluster leave no trace.",
        ["ARC-CON-003"] = "Never a finding nor open: it decides others, here DNS-010.",
        ["ARC-GOV-001"] = "The acknowledgement is declared.",
    };

    private static readonly Flip[] All =
    [
        .. ClusterFlips.All, .. ScopeFlips.All, .. EndpointFlips.All, .. NetworkFlips.All,
        .. ZoneFlips.All, .. ForwarderFlips.All, .. EgressFlips.All, .. FeatureFlips.All,
    ];

    public static TheoryData<Flip> Flips => [.. All];

    [Theory]
    [MemberData(nameof(Flips))]
    public void Assess_OnePropertyFlipped_ChangesExactlyTheExpected(Flip flip)
    {
        var change = flip.Apply();

        Assert.Equal(new Change(flip.Findings, flip.Unknowns), change);
    }

    [Fact]
    public void Assess_NothingFlipped_FindsNothing() =>
        Assert.Empty(HealthyEstate.Judged.Findings.Concat(HealthyEstate.JudgedWhenQuiet.Findings));

    [Fact]
    public void Flips_EveryRuleThatAzureDecides_IsExpectedOfSomeFlip()
    {
        var expected = All.SelectMany(flip => flip.Rules).Concat(NotInAzure.Keys).Distinct().Order();

        Assert.Equal(BuiltInRules.Catalogue.Rules.Select(rule => rule.Descriptor.Id.Value).Order(), expected);
    }

    // A path with a typing error would change nothing, too: what is expected to be silent must at least be there.
    [Fact]
    public void Flips_ThatChangeNothing_SetAPropertyThatExists()
    {
        // No cluster but one has a kind, and only that one's makes a difference.
        var silent = All.Where(flip => !flip.Rules.Any() && flip.Path != "kind");

        Assert.All(silent, flip => JsonPlace.Set(HealthyEstate.Json.Copy().Row(flip.Row), flip.Path, null));
    }
}
