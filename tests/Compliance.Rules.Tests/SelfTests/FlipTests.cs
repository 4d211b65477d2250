using Xunit;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>An estate with one property flipped: exactly the expected rules say something new, and exactly the expected is said no more.</summary>
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

    // Properties of the model that no flip of one JSON value reaches.
    private static readonly Dictionary<string, string> NotFlipped = new()
    {
        ["ServiceConnection.IsManual"] = "Which of the two lists a connection stands in: no judgement depends on it, only where the evidence points.",
    };

    private static readonly Flip[] All =
    [
        .. ClusterFlips.All, .. ScopeFlips.All, .. EndpointFlips.All, .. NetworkFlips.All,
        .. ZoneFlips.All, .. ForwarderFlips.All, .. EgressFlips.All, .. FeatureFlips.All,
        .. VirtualWanFlips.All, .. RepairFlips.All,
    ];

    public static TheoryData<Flip> Flips => [.. All];

    /// <summary>Every flip that brings a finding of a rule.</summary>
    internal static IEnumerable<Flip> Bringing(string rule) => All.Where(flip => flip.Findings.Contains(rule, StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Flips))]
    public void Assess_OnePropertyFlipped_ChangesExactlyTheExpected(Flip flip)
    {
        var change = flip.Apply();

        Assert.Equal(new Change(flip.Findings, flip.Unknowns, flip.Gone), change);
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

    [Fact]
    public void Flips_EveryPropertyOfTheModel_IsFlippedOrSaysWhyNot()
    {
        var before = All.Select(flip => flip.Before).Distinct().ToDictionary(estate => estate, estate => estate.Read());

        var flipped = All.SelectMany(flip => ModelProperties.Between(before[flip.Before], flip.Flipped().Read()));

        Assert.Equal(ModelProperties.All, flipped.Concat(NotFlipped.Keys).Distinct().Order(StringComparer.Ordinal));
    }

    // A path with a typing error would change nothing, too: what is expected to be silent must at least be there.
    [Fact]
    public void Flips_ThatChangeNothing_SetAPropertyThatExists()
    {
        // No cluster but one has a kind, and only that one's makes a difference.
        var silent = All.Where(flip => !flip.Rules.Any() && flip.Gone.Length == 0 && flip.Path != "kind");

        Assert.All(silent, flip => JsonPlace.Set(flip.Before.Copy().Row(flip.Row), flip.Path, null));
    }
}
