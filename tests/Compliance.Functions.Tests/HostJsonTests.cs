using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Compliance.Application.Assessments;
using Compliance.Functions.Tests.Infra;
using Compliance.Infrastructure.ResourceManager;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace Compliance.Functions.Tests;

/// <summary><c>host.json</c> against its page, and against what the product's options and guarantees take for granted.</summary>
public sealed class HostJsonTests
{
    private static readonly string[] Page = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "host.md"));

    private static readonly Dictionary<string, string> Host = Leaves(JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "host.json"))).RootElement, "").ToDictionary();

    [Fact]
    public void Page_Keys_AreThoseOfTheFileWithTheirValuesAndAReason()
    {
        var rows = Page.SkipWhile(line => !line.StartsWith("| key", StringComparison.Ordinal)).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|', StringSplitOptions.TrimEntries)).ToList();

        Assert.Equal(
            Host.Select(leaf => $"{leaf.Key} = {leaf.Value}").Order(StringComparer.Ordinal),
            rows.Select(cells => $"{cells[1].Trim('`')} = {cells[2].Trim('`', '"')}").Order(StringComparer.Ordinal));
        Assert.All(rows, cells => Assert.True(cells[3].Length > 20, cells[1]));
    }

    [Fact]
    public void Page_Tries_AreThoseOfTheFunctions()
    {
        var retried = DeclaredFunctions.Methods
            .Select(method => (method.GetCustomAttribute<FunctionAttribute>()!.Name, Retry: method.GetCustomAttribute<FixedDelayRetryAttribute>()))
            .Where(function => function.Retry is not null)
            .Select(function => $"| `{function.Name}` | {function.Retry!.MaxRetryCount} retries, `{function.Retry.DelayInterval}` apart |")
            .ToList();

        Assert.Equal(2, retried.Count);
        Assert.All(retried, row => Assert.Contains(Page, line => line.StartsWith(row, StringComparison.Ordinal)));
    }

    [Fact]
    public void Http_RoutePrefix_IsEmptySoThatTheCatchAllServesTheRoot()
    {
        Assert.Equal("", Host["extensions.http.routePrefix"]);
    }

    [Fact]
    public void Queues_Messages_AreNotDecodedByTheHost()
    {
        // OnResourceChangeQueuedTests shows that the function decodes.
        Assert.Equal("none", Host["extensions.queues.messageEncoding"]);
    }

    [Fact]
    public void Queues_Signals_AreSeenWithinTwoSecondsAndNoLaterThanTheyArePutOff()
    {
        Assert.Equal(TimeSpan.FromSeconds(2), Time("extensions.queues.maxPollingInterval"));
        Assert.InRange(Time("extensions.queues.maxPollingInterval"), TimeSpan.Zero, new AssessmentOptions().RetryDelay);
    }

    [Fact]
    public void Queues_AMessageThatFails_IsTriedAsOftenAsAChangeAndNotBeforeADeadLeaseRanOut()
    {
        var options = new AssessmentOptions();

        Assert.Equal(options.SetAsideAfter, Number("extensions.queues.maxDequeueCount"));
        Assert.InRange(Time("extensions.queues.visibilityTimeout"), options.LeaseDuration, TimeSpan.FromMinutes(1));
        Assert.Equal(TimeSpan.FromMinutes(2), Time("extensions.queues.visibilityTimeout") * (Number("extensions.queues.maxDequeueCount") - 1));
    }

    [Fact]
    public void Queues_NewBatch_IsFetchedBeforeTheLastIsDone()
    {
        // 32 is the most that the service hands out.
        Assert.InRange(Number("extensions.queues.batchSize"), 1, 32);
        Assert.InRange(Number("extensions.queues.newBatchThreshold"), 1, Number("extensions.queues.batchSize") - 1);
    }

    [Fact]
    public void Functions_Timeout_OutlastsACallToAzureWithAllItsTries()
    {
        Assert.InRange(Time("functionTimeout"), new AzureOptions().CallTimeout * 2, TimeSpan.MaxValue);
    }

    [Fact]
    public void Telemetry_Sampling_KeepsEveryExceptionAndInvocation()
    {
        Assert.Equal("true", Host["logging.applicationInsights.samplingSettings.isEnabled"]);
        Assert.Equal("Exception;Request", Host["logging.applicationInsights.samplingSettings.excludedTypes"]);
        // What the alert on sweeps counts.
        Assert.Equal("Information", Host["logging.logLevel.Host.Results"]);
    }

    private static int Number(string key) => int.Parse(Host[key], CultureInfo.InvariantCulture);

    private static TimeSpan Time(string key) => TimeSpan.Parse(Host[key], CultureInfo.InvariantCulture);

    private static IEnumerable<KeyValuePair<string, string>> Leaves(JsonElement element, string path) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(property => Leaves(property.Value, path.Length == 0 ? property.Name : $"{path}.{property.Name}")),
        JsonValueKind.String => [KeyValuePair.Create(path, element.GetString()!)],
        _ => [KeyValuePair.Create(path, element.GetRawText())],
    };
}
