using System.Reflection;
using System.Text.RegularExpressions;
using Compliance.Application.Sweeps;
using Compliance.Testing.Telemetry;
using Microsoft.Extensions.Logging;
using Xunit;

namespace Compliance.Functions.Tests.Infra;

/// <summary>Alerts and the workbook ask for metrics by name: one that nothing measures never fires, and looks well.</summary>
public sealed partial class AlertTests
{
    [Theory]
    [InlineData("modules/alerts.bicep")]
    [InlineData("modules/workbook.json")]
    public void Metrics_AskedFor_AreMeasured(string file)
    {
        var asked = Metric().Matches(InfraFiles.Texts[file]).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(DocumentedInstrument.Read(Path.Combine(AppContext.BaseDirectory, "telemetry.md")).Select(instrument => instrument.Name)));
    }

    [Theory]
    [InlineData("poison-messages", "Name == \"compliance.queue.poison\"")]
    [InlineData("poison", "Message has \"Moving message to queue\" and Message contains \"-poison\"")]
    [InlineData("sweep-age", "Name == \"SweepOnSchedule\" and Success == true")]
    [InlineData("blind-subscriptions", "governed subscriptions have no event subscription that reaches us")]
    public void IllInstallation_HasAnAlertThatIsExplained(string alert, string asks)
    {
        Assert.Contains(asks, Query(alert), StringComparison.Ordinal);
        Assert.Contains($"`<name>-{alert}`", File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deploy.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void LostEvents_OfEachSubscription_HaveAnAlert()
    {
        var events = InfraFiles.Bicep["modules/events.bicep"].Get("resource", "lostEvents").Rest;

        Assert.Contains("for metric in ['DeadLetteredCount', 'DroppedEventCount']", events, StringComparison.Ordinal);
        Assert.Contains("threshold: 0\n", events, StringComparison.Ordinal);
    }

    [Fact]
    public void BlindAlert_Words_AreThoseOfTheSweep()
    {
        var logged = typeof(RunSweep).GetMethod("LogBlind", BindingFlags.NonPublic | BindingFlags.Instance)!.GetCustomAttribute<LoggerMessageAttribute>()!;
        var asked = Quoted().Matches(Query("blind-subscriptions")).Select(match => match.Groups[1].Value).ToList();

        Assert.Equal(2, asked.Count);
        Assert.All(asked, text => Assert.Contains(text, logged.Message, StringComparison.Ordinal));
        // The number stands first: that is what is parsed.
        Assert.StartsWith("{Blind} governed subscriptions", logged.Message, StringComparison.Ordinal);
        Assert.True(logged.Level >= LogLevel.Information, "host.json drops what is below");
    }

    [Fact]
    public void Functions_AskedFor_AreThere()
    {
        var asked = new[] { "modules/alerts.bicep", "modules/workbook.json" }
            .SelectMany(file => FunctionName().Matches(InfraFiles.Texts[file].Replace("\\\"", "\"", StringComparison.Ordinal)).SelectMany(match => match.Groups[1].Captures))
            .Select(name => name.Value)
            .Distinct()
            .ToList();

        Assert.Contains("SweepOnSchedule", asked);
        Assert.Empty(asked.Except(DeclaredFunctions.Names));
    }

    private static string Query(string alert)
    {
        var rules = InfraFiles.Texts["modules/alerts.bicep"];
        var from = rules.IndexOf($"name: '{alert}'", StringComparison.Ordinal);
        Assert.True(from >= 0, $"there is no alert {alert}");
        return QueryText().Match(rules, from).Groups[1].Value;
    }

    [GeneratedRegex("query: '([^']+)'")]
    private static partial Regex QueryText();

    [GeneratedRegex("\"([^\"]+)\"")]
    private static partial Regex Quoted();

    [GeneratedRegex("AppRequests[^|]*(?:\\| where TimeGenerated[^|]*)?\\| where Name (?:==|in \\() ?(?:\"(\\w+)\",? ?)+")]
    private static partial Regex FunctionName();

    [GeneratedRegex("\"(compliance\\.[a-z_.]+)")]
    private static partial Regex Metric();
}
