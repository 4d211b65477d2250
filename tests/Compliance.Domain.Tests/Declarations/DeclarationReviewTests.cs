using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Domain.Tests.Declarations;

public sealed class DeclarationReviewTests
{
    private static readonly DateTimeOffset Now = EstateBuilder.Now;
    private static readonly DateOnly Today = DateOnly.FromDateTime(Now.UtcDateTime);
    private static readonly HealthyChain Chain = new(clusters: 2);
    private static readonly Estate Estate = Chain.Estate().Build();

    [Fact]
    public void Of_NothingDeclared_SaysNothing() => Assert.Equal(("", ""), Told(Review(DeclarationSet.None)));

    [Fact]
    public void Of_EverythingInTheEstate_SaysNothing()
    {
        var declared = ASite.Declared(ASite.ForwardingTo(Chain.Hub)) with
        {
            TrustedPrivateEndpointIds = [Chain.Endpoint],
            AcknowledgedSharedScopes = [Chain.Scope],
            Probes = [ASite.Probe()],
            Attestations = [Attestation("*/connectedClusters/*"), Attestation(Chain.Scope.Text.ToUpperInvariant()), Attestation($"/subscriptions/{AnId.Subscription}/providers/microsoft.kubernetes")],
        };

        Assert.Equal(("", ""), Told(Review(declared, Exemption($"/subscriptions/{AnId.Subscription}"), Exemption("*"))));
    }

    [Fact]
    public void Of_ClusterInTwoSites_IsAConflictThatNamesBoth()
    {
        var review = Review(ASite.Declared(ASite.Of("*/weu-1", "east"), ASite.Of("*/store-*", "none"), ASite.Of("*/connectedClusters/*", "west")));

        Assert.Equal($"{Chain.Clusters[0]} is in more than one site: 'east', 'west'", Assert.Single(review.Conflicts));
    }

    [Fact]
    public void Of_ClusterThatOneSiteNamesTwice_IsNoConflict()
    {
        var review = Review(ASite.Declared(ASite.Of("*") with { Clusters = [new("*/weu-1"), new("*/connectedClusters/*")] }));

        Assert.Empty(review.Conflicts);
        Assert.Empty(review.Warnings);
    }

    [Fact]
    public void Of_SitePatternsThatMatchNothing_NamesEach()
    {
        var review = Review(ASite.Declared(ASite.Of("*") with { Clusters = [new("*/connectedClusters/*"), new("*/plant-*"), new("*/virtualNetworks/*")] }, ASite.Of("x", "idle") with { Clusters = [] }));

        Assert.Equal(
            ["Site 'plants': '*/plant-*' matches no cluster of the estate.", "Site 'plants': '*/virtualNetworks/*' matches no cluster of the estate.", "Site 'idle' names no clusters."],
            review.Warnings.AsEnumerable());
    }

    [Fact]
    public void Of_DeclaredResourcesThatAreAbsent_NamesEach()
    {
        var network = AnId.Network("gone");
        var unread = AnId.Network("far", AnId.OtherSubscription);
        var group = AnId.Of("Microsoft.Network/networkSecurityGroups", "gone");
        var declared = ASite.Declared(ASite.ForwardingTo(network, "*/weu-1", "a"), ASite.ForwardingTo(unread, "*/weu-2", "b") with { Egress = new Egress(EgressMode.Azure, [group]) }) with
        {
            AcknowledgedSharedScopes = [AnId.Scope("gone")],
            TrustedPrivateEndpointIds = [AnId.Endpoint("gone")],
        };

        Assert.Equal(
            [
                $"Site 'a': the forwarder's network {network} is not in the estate.",
                $"Site 'b': the forwarder's network {unread} is not in the estate, which does not cover it.",
                $"Site 'b': the network security group {group} is not in the estate.",
                $"The acknowledged scope {AnId.Scope("gone")} is not in the estate.",
                $"The trusted private endpoint {AnId.Endpoint("gone")} is not in the estate, and no scope has a connection of it.",
            ],
            Review(declared).Warnings.AsEnumerable());
    }

    // That it is elsewhere is why it is on the list.
    [Fact]
    public void Of_TrustedEndpointThatOnlyAConnectionNames_SaysNothing()
    {
        var elsewhere = AnId.Endpoint("partner", AnId.OtherSubscription);
        var estate = Chain.Estate().With(AScope.Named(Chain.Scope, AScope.Connection(elsewhere))).Build();

        Assert.Empty(DeclarationReview.Of(estate, new DeclarationSet { TrustedPrivateEndpointIds = [elsewhere] }, [], Now).Warnings);
    }

    [Fact]
    public void Of_WhatTheModeMakesIdle_IsSaid()
    {
        var site = ASite.ForwardingTo(Chain.Hub) with { DnsMode = DnsMode.Manual, Egress = new Egress(EgressMode.OnPremises, [AnId.Of("Microsoft.Network/networkSecurityGroups", "nsg")]) };

        Assert.Equal(
            [
                "Site 'plants': its forwarder is not looked at, because its DNS is manual.",
                "Site 'plants': its network security groups are not looked at, because its egress is on premises.",
            ],
            Review(ASite.Declared(site)).Warnings.AsEnumerable());
    }

    [Fact]
    public void Of_ExpiredOnes_NamesThemAndNotTheirPatterns()
    {
        var review = Review(new DeclarationSet { Attestations = [Attestation("*/nowhere") with { Expires = Today.AddDays(-1) }] }, Exemption("*/nowhere") with { Expires = Today.AddDays(-1) });

        Assert.Equal(
            ["The attestation of ARC-NET-008 for '*/nowhere' expired on 2026-11-20 and does not count.", "The exemption 'e-1' expired on 2026-11-20 and does not count."],
            review.Warnings.AsEnumerable());
    }

    [Fact]
    public void Of_PatternsThatMatchNothing_NamesThem()
    {
        var review = Review(new DeclarationSet { Attestations = [Attestation(AnId.Scope("gone").Text) with { Site = "default" }] }, Exemption("*/nowhere"));

        Assert.Equal(
            [$"The attestation of ARC-NET-008 for '{AnId.Scope("gone")}' on site 'default' matches nothing in the estate.", "The exemption 'e-1' matches nothing in the estate: '*/nowhere'."],
            review.Warnings.AsEnumerable());
    }

    // It is the resource at fault of ARC-PL-002.
    [Fact]
    public void Of_ExemptionOfAScopeThatOnlyAClusterNames_SaysNothing()
    {
        var estate = AnEstate.With(ACluster.In(AnId.Scope("gone"))).Build();

        Assert.Empty(DeclarationReview.Of(estate, DeclarationSet.None, [Exemption(AnId.Scope("gone").Text)], Now).Warnings);
    }

    [Theory]
    [InlineData("plants", "PLANTS", 1)]
    [InlineData("plants", null, 0)]
    public void Of_OppositeAttestations_AreAConflictOnlyForTheSameSite(string first, string? second, int expected)
    {
        var declared = new DeclarationSet
        {
            Attestations = [Attestation(Chain.Scope.Text) with { Site = first }, Attestation(Chain.Scope.Lower) with { Site = second, IsCompliant = false }],
        };

        Assert.Equal(expected, Review(declared).Conflicts.Length);
    }

    [Fact]
    public void Of_OppositeAttestationThatExpired_IsNoConflict()
    {
        var declared = new DeclarationSet { Attestations = [Attestation("*") with { Expires = Today.AddDays(-1) }, Attestation("*") with { IsCompliant = false }] };

        Assert.Empty(Review(declared).Conflicts);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(24 * 60 * 60, null)]
    [InlineData((24 * 60 * 60) + 1, "is older than 24 hours and does not count.")]
    [InlineData(-1, "is later than the time judged at (2026-11-21T09:00:00Z).")]
    public void Of_Evidence_SaysWhenItIsNotOfToday(int secondsAgo, string? expected)
    {
        var observedAt = Now.AddSeconds(-secondsAgo);
        var review = Review(ASite.Declared(ASite.Of("*/connectedClusters/*")) with { Probes = [ASite.Probe() with { ObservedAt = observedAt }] });

        Assert.Equal(expected is null ? [] : [$"The evidence of site 'plants' observed at {observedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ} {expected}"], review.Warnings.AsEnumerable());
    }

    [Fact]
    public void Of_EvidenceOfNoDeclaredSite_IsSaid() => Assert.Equal(
        ["The evidence of site 'plants' observed at 2026-11-21T08:00:00Z decides nothing: no such site is declared."],
        Review(new DeclarationSet { Probes = [ASite.Probe()] }).Warnings.AsEnumerable());

    private static DeclarationReview Review(DeclarationSet declared, params ImmutableArray<Exemption> exemptions) => DeclarationReview.Of(Estate, declared, exemptions, Now);

    private static (string Conflicts, string Warnings) Told(DeclarationReview review) => (string.Join('\n', review.Conflicts), string.Join('\n', review.Warnings.AsEnumerable()));

    private static Attestation Attestation(string pattern) => new() { Rule = new RuleId("ARC-NET-008"), Resource = new ResourcePattern(pattern), IsCompliant = true, Expires = Today };

    private static Exemption Exemption(string pattern) => new() { Id = "e-1", Resource = new ResourcePattern(pattern), Reason = "r", ApprovedBy = "a", Expires = Today };
}
