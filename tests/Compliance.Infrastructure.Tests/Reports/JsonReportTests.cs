using System.Text.Json.Nodes;
using Compliance.Application.Scans;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Infrastructure.Tests.Reports;

public sealed class JsonReportTests
{
    private readonly HealthyChain _healthy = new("weu", clusters: 2);
    private readonly HealthyChain _broken = new("neu", clusters: 3, address: "10.30.4.5");

    [Theory]
    [InlineData(ProofSelection.All)]
    [InlineData(ProofSelection.Broken)]
    [InlineData(ProofSelection.None)]
    public async Task Write_EstateWithEveryVerdict_FollowsTheSchema(ProofSelection proofs)
    {
        var unread = AnId.Scope("elsewhere", AnId.OtherSubscription);
        var estate = Mixed()
            .With(ACluster.In(unread, "far"), ACluster.Unassociated("provisioned") with { Kind = Value.Of("ProvisionedCluster") })
            .Uncover(AnId.OtherSubscription);
        var report = AReport.Of(estate, [new OpenFactRule()], []);

        var json = await report.ToJsonAsync(proofs);

        Assert.Empty(JsonSchema.OfScanResult().Check(json));
        Assert.Equal(["broken", "outOfScope", "proven", "unknown"], json["clusters"]!.AsArray().Select(cluster => (string)cluster!["verdict"]!).Distinct().Order());
    }

    [Theory]
    [InlineData("summary")]
    [InlineData("coverage")]
    [InlineData("unknowns")]
    public async Task Schema_DocumentWithoutAPart_SaysSo(string part)
    {
        var json = await AReport.Of(Mixed()).ToJsonAsync();
        json.AsObject().Remove(part);

        var errors = JsonSchema.OfScanResult().Check(json);

        Assert.Equal([$"$: lacks {part}"], errors);
    }

    [Fact]
    public async Task Schema_DocumentWithWrongValues_NamesEachPlace()
    {
        var json = await AReport.Of(Mixed()).ToJsonAsync();
        json["clusters"]![0]!["verdict"] = "fine";
        json["findings"]![0]!["key"] = "ARC-PL-011:XYZ";
        json["summary"]!["clusters"] = "5";
        json["coverage"]!["readAt"] = "2026-11-20";

        var errors = JsonSchema.OfScanResult().Check(json);

        Assert.Equal(["$.clusters[0].verdict", "$.coverage", "$.findings[0].key", "$.summary.clusters"], errors.Select(error => error.Split(':')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Write_TwoScansOfOneEstate_DifferInScanOnly()
    {
        var first = AReport.Of(Mixed());
        var second = AReport.Of(Mixed()) with { ScanId = "scan-2", CompletedAt = EstateBuilder.Now.AddHours(1) };

        var texts = new[] { await first.PrintAsync("json"), await second.PrintAsync("json") };

        Assert.NotEqual(texts[0], texts[1]);
        Assert.Equal(WithoutScan(texts[0]), WithoutScan(texts[1]));
    }

    [Theory]
    [InlineData(ProofSelection.All, 5)]
    [InlineData(ProofSelection.Broken, 3)]
    [InlineData(ProofSelection.None, 0)]
    public async Task Write_Proofs_ChooseTheClustersWithHops(ProofSelection proofs, int expected)
    {
        var json = await AReport.Of(Mixed()).ToJsonAsync(proofs);

        var withHops = json["clusters"]!.AsArray().Where(cluster => cluster!["hops"] is not null).ToList();
        Assert.Equal(expected, withHops.Count);
        Assert.All(withHops, cluster => Assert.Equal(12, cluster!["hops"]!.AsArray().Count));
    }

    [Fact]
    public async Task Write_BrokenCluster_NamesTheHopAndTheFinding()
    {
        var json = await AReport.Of(Mixed()).ToJsonAsync();

        var cluster = json["clusters"]!.AsArray().Single(cluster => (string)cluster!["name"]! == "neu-1")!;
        var finding = json["findings"]!.AsArray().Single(finding => (string)finding!["ruleId"]! == "ARC-PL-011")!;
        var hop = cluster["hops"]!.AsArray().Single(hop => (string)hop!["name"]! == "publicAccess")!;
        Assert.Equal("publicAccess", (string)cluster["brokenAt"]!);
        Assert.Equal("broken", (string)hop["state"]!);
        Assert.Contains((string)finding["key"]!, hop["findings"]!.AsArray().Select(key => (string)key!));
        Assert.Contains((string)finding["key"]!, cluster["findings"]!.AsArray().Select(key => (string)key!));
        Assert.Equal(_broken.Clusters.Select(id => id.Text), finding["affectedClusters"]!.AsArray().Select(id => (string)id!));
        Assert.Equal("plan", (string)finding["remediation"]!["kind"]!);
        Assert.Equal("disablePublicAccess", (string)finding["remediation"]!["action"]!);
        Assert.Equal("Microsoft.HybridCompute/privateLinkScopes", (string)finding["resourceType"]!);
        Assert.Equal("docs/rules/ARC-PL-011.md", (string)finding["docs"]!);
    }

    [Fact]
    public async Task Write_HealthyCluster_HasNoBrokenAtAndANullReason()
    {
        var json = await AReport.Of(_healthy.Estate()).ToJsonAsync();

        var cluster = json["clusters"]![0]!.AsObject();
        Assert.False(cluster.ContainsKey("brokenAt"));
        Assert.True(cluster.ContainsKey("outOfScopeReason"));
        Assert.Null(cluster["outOfScopeReason"]);
    }

    [Fact]
    public async Task Write_FindingsOfACluster_AreThoseOfItsProof()
    {
        var report = AReport.Of(Mixed());

        var json = await report.ToJsonAsync();

        foreach (var cluster in report.Assessment.Topology.Clusters)
        {
            var written = json["clusters"]!.AsArray().Single(row => (string)row!["id"]! == cluster.Id.Text)!["findings"]!.AsArray().Select(key => (string)key!);
            Assert.Equal(report.Assessment.Prove(cluster).Findings.Select(key => key.Value), written);
        }
    }

    [Fact]
    public async Task Write_IdReferredToInOtherCasing_IsSpelledAsItsRow()
    {
        var estate = Mixed().Change<ConnectedCluster>(_broken.Cluster, cluster => cluster with { PrivateLinkScopeResourceId = Value.Of(_broken.Scope.Text.ToUpperInvariant().Replace("/SUBSCRIPTIONS/", "/subscriptions/", StringComparison.Ordinal)) });

        var json = await AReport.Of(estate).ToJsonAsync(ProofSelection.All);

        Assert.Contains(json["findings"]!.AsArray(), finding => (string)finding!["resourceId"]! == _broken.Scope.Text);
        Assert.DoesNotContain("/PRIVATELINKSCOPES/", json["findings"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_IdWithoutARow_IsLowerCased()
    {
        var gone = AnId.Scope("Gone-Scope");

        var json = await AReport.Of(AnEstate.With(ACluster.In(gone))).ToJsonAsync();

        var finding = json["findings"]!.AsArray().Single(finding => (string)finding!["ruleId"]! == "ARC-PL-002")!;
        Assert.Equal(gone.Lower, (string)finding["resourceId"]!);
        Assert.Equal("Microsoft.HybridCompute/privateLinkScopes", (string)finding["resourceType"]!);
    }

    [Theory]
    [InlineData(ProofSelection.Broken, 100)]
    [InlineData(ProofSelection.All, 120)]
    public async Task Write_UnknownOfManyClusters_ListsAHundredUnlessAllAreAskedFor(ProofSelection proofs, int expected)
    {
        var estate = new HealthyChain("big", clusters: 120).Estate();

        var json = await AReport.Of(estate, [new OpenFactRule()], []).ToJsonAsync(proofs);

        var unknown = json["unknowns"]!.AsArray().Single(unknown => (string)unknown!["ruleId"]! == "TST-OPEN-001")!;
        Assert.Equal(120, (int)unknown["count"]!);
        Assert.Equal("notProvided", (string)unknown["reason"]!);
        Assert.Equal(expected, unknown["clusters"]!.AsArray().Count);
        Assert.Equal(expected, unknown["resources"]!.AsArray().Count);
    }

    [Fact]
    public async Task Write_ExemptedFinding_CountsApart()
    {
        var exemption = new Exemption
        {
            Id = "e1",
            Rule = new RuleId("ARC-PL-011"),
            Resource = new ResourcePattern(_broken.Scope.Text),
            Reason = "Migration",
            ApprovedBy = "someone",
            Expires = DateOnly.FromDateTime(EstateBuilder.Now.UtcDateTime),
        };

        var json = await AReport.Of(Mixed(), exemption).ToJsonAsync(ProofSelection.All);

        Assert.Equal(1, (int)json["summary"]!["findings"]!["exempted"]!);
        Assert.Equal(3, (int)json["summary"]!["exempt"]!);
        Assert.Equal(3, (int)json["summary"]!["outOfScope"]!);
        Assert.True((bool)json["findings"]!.AsArray().Single(finding => (string)finding!["ruleId"]! == "ARC-PL-011")!["exempted"]!);
        Assert.Equal("exempt", (string)json["clusters"]!.AsArray().First(cluster => (string)cluster!["name"]! == "neu-1")!["outOfScopeReason"]!);
    }

    [Fact]
    public async Task Write_ScopeOfTheScan_IsWhatWasAskedFor()
    {
        var report = AReport.Of(Mixed()) with
        {
            Source = ScanSource.Azure,
            Scope = new ScanScope { Subscriptions = [AnId.Subscription] },
        };

        var json = await report.ToJsonAsync();

        Assert.Equal("azure", (string)json["scan"]!["source"]!);
        Assert.Equal($$"""{"subscriptions":["{{AnId.Subscription}}"]}""", json["scan"]!["scope"]!.ToJsonString());
        Assert.Equal("2026-11-21T09:00:02.000Z", (string)json["scan"]!["completedAt"]!);
    }

    [Fact]
    public async Task Write_LargeEstate_IsStreamedInParts()
    {
        var report = AReport.Of(new HealthyChain("big", clusters: 400).Estate());
        using var output = new PartStream();

        await ReportFormats.Find("json")!.WriteAsync(report, new ReportOptions { Proofs = ProofSelection.All }, output, CancellationToken.None);

        Assert.InRange(output.LargestPart, 1, 256 * 1024);
        Assert.True(output.Length > 4 * output.LargestPart, "The report is not large enough to tell.");
    }

    private EstateBuilder Mixed() => AnEstate.With([.. _healthy.Rows(), .. _broken.Rows()])
        .Change<PrivateLinkScope>(_broken.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });

    private static string WithoutScan(string json)
    {
        var document = JsonNode.Parse(json)!.AsObject();
        document.Remove("scan");
        return document.ToJsonString();
    }

    private sealed class PartStream : MemoryStream
    {
        public int LargestPart { get; private set; }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            LargestPart = Math.Max(LargestPart, buffer.Length);
            return base.WriteAsync(buffer, cancellationToken);
        }
    }
}
