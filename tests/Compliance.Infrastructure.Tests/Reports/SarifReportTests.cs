using System.Text.Json.Nodes;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Infrastructure.Tests.Reports;

public sealed class SarifReportTests
{
    private readonly HealthyChain _chain = new("weu", clusters: 3);

    [Fact]
    public async Task Write_EstateWithEveryKindOfResult_IsSoundSarif()
    {
        var estate = WithPublicAccess().With(ACluster.Unassociated("loose"), ACluster.In(AnId.Scope("far", AnId.OtherSubscription), "far")).Uncover(AnId.OtherSubscription);
        var report = AReport.Of(estate, [new OpenFactRule()], [WaiverOfPublicAccess()]);

        var log = JsonNode.Parse(await report.PrintAsync("sarif"))!;

        Assert.Empty(SarifCheck.Of(log));
        Assert.True(log["runs"]![0]!["results"]!.AsArray().Count > 1);
    }

    [Theory]
    [InlineData("ruleIndex", "1000", "ruleIndex")]
    [InlineData("level", "\"fatal\"", "level")]
    [InlineData("suppressions", null, "suppressions")]
    [InlineData("message", "{}", "message")]
    public async Task Check_ResultThatIsNotSound_SaysSo(string property, string? value, string expected)
    {
        var log = JsonNode.Parse(await AReport.Of(WithPublicAccess()).PrintAsync("sarif"))!;
        log["runs"]![0]!["results"]![0]![property] = value is null ? null : JsonNode.Parse(value);

        var errors = SarifCheck.Of(log);

        Assert.Contains(errors, error => error.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_Finding_IsAResultAtItsResource()
    {
        var report = AReport.Of(WithPublicAccess());
        var finding = report.Assessment.Findings.Single(finding => finding.Rule.Id.Value == "ARC-PL-011");

        var result = await ResultOfPublicAccessAsync(report);

        var place = result["locations"]![0]!["logicalLocations"]![0]!;
        Assert.Equal(_chain.Scope.Text, (string)place["fullyQualifiedName"]!);
        Assert.Equal(_chain.Scope.Name, (string)place["name"]!);
        Assert.Equal("resource", (string)place["kind"]!);
        Assert.Equal("error", (string)result["level"]!);
        Assert.Equal(finding.Message, (string)result["message"]!["text"]!);
        Assert.Equal(finding.Key.Value, (string)result["fingerprints"]!["findingKey/v1"]!);
        Assert.Equal(finding.Key.Value, (string)result["partialFingerprints"]!["findingKey/v1"]!);
        Assert.Equal("new", (string)result["baselineState"]!);
        Assert.Empty(result["suppressions"]!.AsArray());
        Assert.Equal(3, (int)result["properties"]!["affectedClusters"]!);
        Assert.Equal(_chain.Clusters.Select(id => id.Text), result["properties"]!["clusters"]!.AsArray().Select(id => (string)id!));
    }

    [Fact]
    public async Task Write_ExemptedFinding_IsSuppressedWithTheReason()
    {
        var result = await ResultOfPublicAccessAsync(AReport.Of(WithPublicAccess(), WaiverOfPublicAccess()) with { Exemptions = [WaiverOfPublicAccess()] });

        var suppression = Assert.Single(result["suppressions"]!.AsArray())!;
        Assert.Equal("""{"kind":"external","status":"accepted","justification":"Migration"}""", suppression.ToJsonString());
    }

    [Fact]
    public async Task Write_ExemptedFindingWithoutItsExemption_IsSuppressedAllTheSame()
    {
        var result = await ResultOfPublicAccessAsync(AReport.Of(WithPublicAccess(), WaiverOfPublicAccess()));

        Assert.Equal("""[{"kind":"external","status":"accepted"}]""", result["suppressions"]!.ToJsonString());
    }

    [Fact]
    public async Task Write_CauseOfManyClusters_CountsAllAndNamesAHundred()
    {
        var chain = new HealthyChain("big", clusters: 120);
        var report = AReport.Of(chain.Estate().Change<PrivateLinkScope>(chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") }));

        var result = await ResultOfPublicAccessAsync(report);

        Assert.Equal(120, (int)result["properties"]!["affectedClusters"]!);
        Assert.Equal(100, result["properties"]!["clusters"]!.AsArray().Count);
    }

    [Fact]
    public async Task Write_Rules_AreTheWholeCatalogueWithWhatScannersAskFor()
    {
        var report = AReport.Of(_chain.Estate());

        var driver = (await RunAsync(report))["tool"]!["driver"]!;

        var rule = driver["rules"]!.AsArray().Single(rule => (string)rule!["id"]! == "ARC-PL-011")!;
        Assert.Equal(report.Assessment.Catalogue.Rules.Select(one => one.Descriptor.Id.Value), driver["rules"]!.AsArray().Select(one => (string)one!["id"]!));
        Assert.Equal("1.2.3", (string)driver["semanticVersion"]!);
        Assert.Equal("PublicNetworkAccessIsDisabled", (string)rule["name"]!);
        Assert.Equal("error", (string)rule["defaultConfiguration"]!["level"]!);
        Assert.Equal("8.0", (string)rule["properties"]!["security-severity"]!);
        Assert.Equal("publicAccess", (string)rule["properties"]!["hop"]!);
        Assert.Equal("docs/rules/ARC-PL-011.md", (string)rule["properties"]!["docs"]!);
    }

    [Fact]
    public async Task Write_IncompleteCoverage_IsNoSuccessAndSaysWhy()
    {
        var estate = AnEstate.With(ACluster.In(AnId.Scope("far", AnId.OtherSubscription))).Uncover(AnId.OtherSubscription);

        var invocation = (await RunAsync(AReport.Of(estate)))["invocations"]![0]!;

        Assert.False((bool)invocation["executionSuccessful"]!);
        Assert.Contains(Notifications(invocation), note => note.Level == "error" && note.Text.Contains(AnId.OtherSubscription, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Write_CompleteCoverage_IsASuccessAndOpenFactsAreNotes()
    {
        var invocation = (await RunAsync(AReport.Of(_chain.Estate(), [new OpenFactRule()], [])))["invocations"]![0]!;

        Assert.True((bool)invocation["executionSuccessful"]!);
        Assert.Contains(("note", "Not decided (notProvided), clusters concerned: 3. Declare the site's egress."), Notifications(invocation));
    }

    [Fact]
    public async Task Write_TwoScansOfOneEstate_DifferInTheTimesOnly()
    {
        var first = await AReport.Of(WithPublicAccess()).PrintAsync("sarif");
        var second = await (AReport.Of(WithPublicAccess()) with { ScanId = "scan-2", CompletedAt = EstateBuilder.Now.AddHours(1) }).PrintAsync("sarif");

        Assert.NotEqual(first, second);
        Assert.Equal(WithoutTimes(first), WithoutTimes(second));
    }

    private EstateBuilder WithPublicAccess() =>
        _chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") });

    private Exemption WaiverOfPublicAccess() => new()
    {
        Id = "e1",
        Rule = new RuleId("ARC-PL-011"),
        Resource = new ResourcePattern(_chain.Scope.Text),
        Reason = "Migration",
        ApprovedBy = "someone",
        Expires = DateOnly.FromDateTime(EstateBuilder.Now.UtcDateTime),
    };

    private static async Task<JsonNode> RunAsync(ScanReport report) => JsonNode.Parse(await report.PrintAsync("sarif"))!["runs"]![0]!;

    private static async Task<JsonNode> ResultOfPublicAccessAsync(ScanReport report) =>
        (await RunAsync(report))["results"]!.AsArray().Single(result => (string)result!["ruleId"]! == "ARC-PL-011")!;

    private static List<(string Level, string Text)> Notifications(JsonNode invocation) =>
        [.. invocation["toolExecutionNotifications"]!.AsArray().Select(note => ((string)note!["level"]!, (string)note["message"]!["text"]!))];

    private static string WithoutTimes(string text) =>
        string.Join('\n', text.Split('\n').Where(line => !line.Contains("TimeUtc\"", StringComparison.Ordinal)));
}
