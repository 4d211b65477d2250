using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Application.Alerts;

namespace Compliance.Infrastructure.Webhooks;

/// <summary>
/// An alert message as one Adaptive Card in the envelope a Workflows webhook takes. Version 1.4 is what every Teams client
/// renders; about 28 KB is the most Teams takes, so the card stops well below and says how many it left out.
/// </summary>
internal static class TeamsCard
{
    public const int MaxBytes = 20 * 1024;

    private const int MaxText = 500;

    public static byte[] Of(AlertMessage message, Uri? dashboard)
    {
        // Fewer alerts until it fits: one always does, its texts are cut.
        for (var shown = message.Count; ; shown = Math.Max(1, shown / 2))
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(Envelope(message, shown, dashboard));
            if (body.Length <= MaxBytes || shown == 1)
            {
                return body;
            }
        }
    }

    private static JsonObject Envelope(AlertMessage message, int shown, Uri? dashboard)
    {
        var card = new JsonObject
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = new JsonArray([.. Body(message, shown)]),
        };
        if (Action(message, dashboard) is { } action)
        {
            card["actions"] = new JsonArray(action);
        }

        return new JsonObject
        {
            ["type"] = "message",
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["contentUrl"] = null,
                ["content"] = card,
            }),
        };
    }

    private static IEnumerable<JsonNode> Body(AlertMessage message, int shown)
    {
        yield return Text(Headline(message), "Bolder", "Medium");
        foreach (var lost in message.LostProofs.Take(shown))
        {
            yield return Text(string.Create(CultureInfo.InvariantCulture, $"{lost.ClusterId.Name}: unknown since {lost.Since:yyyy-MM-dd HH:mm:ss'Z'} ({lost.ClusterId})"), "Default", "Default");
        }

        foreach (var alert in message.Alerts.Take(shown))
        {
            if (message.Alerts.Length > 1)
            {
                yield return Text($"{alert.Finding.Severity} {AlertWords.Verb(alert.Transition)}: {alert.Finding.Title}", "Bolder", "Default");
            }

            yield return Text(alert.Finding.Message, "Default", "Default");
            yield return Facts(alert);
        }

        if (message.Count > shown)
        {
            yield return Text(string.Create(CultureInfo.InvariantCulture, $"and {message.Count - shown} more"), "Lighter", "Default");
        }
    }

    private static string Headline(AlertMessage message) => message.Alerts switch
    {
        [] => string.Create(CultureInfo.InvariantCulture, $"{message.LostProofs.Length} clusters were proven and are unknown now"),
        [var only] => $"{only.Finding.Severity} {AlertWords.Verb(only.Transition)}: {only.Finding.Title}",
        var alerts => string.Create(CultureInfo.InvariantCulture, $"{alerts.Length} changes, worst {alerts.Max(alert => alert.Finding.Severity)}"),
    };

    private static JsonObject Text(string text, string weight, string size) => new()
    {
        ["type"] = "TextBlock",
        ["text"] = Plain(text),
        ["weight"] = weight,
        ["size"] = size,
        ["wrap"] = true,
    };

    private static JsonObject Facts(Alert alert)
    {
        var finding = alert.Finding;
        return new JsonObject
        {
            ["type"] = "FactSet",
            // Not shown. A flow that keeps the ids it has seen can drop an alert that is told again.
            ["id"] = alert.Id,
            ["facts"] = new JsonArray(
                Fact("Resource", finding.ResourceId.Name),
                Fact("Rule", finding.RuleId.Value),
                Fact("Affected", AlertWords.Affected(finding)),
                Fact("Since", finding.FirstSeenAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
                Fact("Id", finding.ResourceId.Text)),
        };
    }

    private static JsonObject Fact(string title, string value) => new() { ["title"] = title, ["value"] = Plain(value) };

    private static JsonObject? Action(AlertMessage message, Uri? dashboard) => dashboard is null ? null : new JsonObject
    {
        ["type"] = "Action.OpenUrl",
        ["title"] = message.Alerts.Length == 1 ? "Open finding" : "Open dashboard",
        ["url"] = message.Alerts is [var only] ? new Uri(dashboard, $"findings/{Uri.EscapeDataString(only.Finding.Key.Value)}").AbsoluteUri : dashboard.AbsoluteUri,
    };

    // A card's text is Markdown: names come from others and must not become links or emphasis.
    private static string Plain(string text)
    {
        var cut = text.Length <= MaxText ? text : string.Concat(text.AsSpan(0, MaxText - 1), "…");
        return string.Concat(cut.Select(character => character is '*' or '_' or '[' or ']' or '`' or '\\' ? $"\\{character}" : character.ToString()));
    }
}
