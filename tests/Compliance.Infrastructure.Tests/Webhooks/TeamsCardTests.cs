using System.Text.Json.Nodes;
using Compliance.Application.Alerts;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Webhooks;
using Xunit;
using static Compliance.Infrastructure.Tests.Webhooks.Alerts;

namespace Compliance.Infrastructure.Tests.Webhooks;

public sealed class TeamsCardTests
{
    private static readonly Uri Dashboard = new("https://compliance.contoso.com/");

    [Fact]
    public void Of_OneAlert_TellsCauseAndLinksTheFinding()
    {
        var alert = Opened();

        var card = Card(Message(alert), Dashboard);

        Assert.Equal("1.4", (string?)card["version"]);
        Assert.Equal("High opened: Private DNS zone must be linked", (string?)card["body"]![0]!["text"]);
        Assert.Equal("The zone is linked to no virtual network.", (string?)card["body"]![1]!["text"]);
        var facts = card["body"]![2]!["facts"]!.AsArray().ToDictionary(fact => (string)fact!["title"]!, fact => (string)fact!["value"]!);
        Assert.Equal("privatelink.his.arc.azure.com", facts["Resource"]);
        Assert.Equal("ARC-DNS-003", facts["Rule"]);
        Assert.Equal("42 clusters affected", facts["Affected"]);
        Assert.Equal($"https://compliance.contoso.com/findings/{Uri.EscapeDataString(alert.Finding.Key.Value)}", (string?)card["actions"]![0]!["url"]);
    }

    [Fact]
    public void Of_NoDashboard_HasNoAction() => Assert.Null(Card(Message(Opened()), null)["actions"]);

    [Fact]
    public void Of_SeveralAlerts_IsADigestWithTheWorstInFront()
    {
        var card = Card(Message(Opened("a"), Opened("b", Severity.Critical)), Dashboard);

        Assert.Equal("2 changes, worst Critical", (string?)card["body"]![0]!["text"]);
        Assert.Equal([Opened("a").Id, Opened("b").Id], card["body"]!.AsArray().Where(item => (string?)item!["type"] == "FactSet").Select(item => (string?)item!["id"]));
        Assert.Equal(Dashboard.AbsoluteUri, (string?)card["actions"]![0]!["url"]);
    }

    [Fact]
    public void Of_LostProofs_NamesTheClustersAndSinceWhen()
    {
        var cluster = ResourceId.Parse("/subscriptions/s/resourceGroups/rg/providers/Microsoft.Kubernetes/connectedClusters/store-1");
        var message = Message() with { LostProofs = [.. Enumerable.Repeat(new LostProof(cluster, At), 500)] };

        var items = Card(message, Dashboard)["body"]!.AsArray();

        Assert.InRange(TeamsCard.Of(message, Dashboard).Length, 1, 20 * 1024);
        Assert.Equal("500 clusters were proven and are unknown now", (string?)items[0]!["text"]);
        Assert.Equal($"store-1: unknown since 2026-11-21 10:00:00Z ({cluster})", (string?)items[1]!["text"]);
        Assert.StartsWith("and ", (string?)items[^1]!["text"], StringComparison.Ordinal);
    }

    [Fact]
    public void Of_MoreThanFits_StaysBelowTheLimitAndSaysHowManyAreLeftOut()
    {
        var message = Message([.. Enumerable.Range(0, 100).Select(i => Opened($"zone{i}", message: new string('ü', 400)))]);

        var body = TeamsCard.Of(message, Dashboard);

        Assert.InRange(body.Length, 1, 20 * 1024);
        var items = Card(message, Dashboard)["body"]!.AsArray();
        var shown = items.Count(item => (string?)item!["type"] == "FactSet");
        Assert.Equal($"and {100 - shown} more", (string?)items[^1]!["text"]);
    }

    [Fact]
    public void Of_OneAlertWithEndlessText_StaysBelowTheLimit() =>
        Assert.InRange(TeamsCard.Of(Message(Opened(new string('ü', 5000), message: new string('ü', 50_000))), Dashboard).Length, 1, 20 * 1024);

    [Fact]
    public void Of_NameWithMarkdown_IsNoMarkdown()
    {
        var card = Card(Message(Opened(message: "[click](https://evil.example) *now*")), null);

        Assert.Equal(@"\[click\](https://evil.example) \*now\*", (string?)card["body"]![1]!["text"]);
    }

    private static JsonNode Card(AlertMessage message, Uri? dashboard)
    {
        var envelope = JsonNode.Parse(TeamsCard.Of(message, dashboard))!;
        Assert.Equal("message", (string?)envelope["type"]);
        var attachment = Assert.Single(envelope["attachments"]!.AsArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", (string?)attachment!["contentType"]);
        return attachment["content"]!;
    }
}
