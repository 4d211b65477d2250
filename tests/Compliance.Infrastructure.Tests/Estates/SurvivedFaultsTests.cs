using System.Text.Json.Nodes;
using Azure;
using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Declarations;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.ResourceManager;
using Compliance.Infrastructure.Tests.EstateFiles;
using Compliance.Rules;
using Compliance.Simulator.Faults;
using Xunit;

namespace Compliance.Infrastructure.Tests.Estates;

/// <summary>
/// Whatever Azure does, a scan of it is right or says that it is incomplete: it is never wrong, and never hangs. Every fault
/// is set in the simulator and lives on the wire.
/// </summary>
public sealed class SurvivedFaultsTests
{
    private const string Sample = "drifted.json";

    // The sample's own time: rules on ages must not tell two scans apart.
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 9, 30, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // Named, so that one which cannot be read is missed.
    private static readonly string[] Subscriptions =
        [.. JsonNode.Parse(File.ReadAllText(Samples.PathOf(Sample)))!["coverage"]!["subscriptions"]!.AsArray().Select(id => id!.GetValue<string>())];

    private static readonly Effect[] Effects =
    [
        new Effect.Status(429), new Effect.Status(429) { RetryAfterSeconds = 1 }, new Effect.Status(500), new Effect.Status(503), new Effect.Reset(), new Effect.Malformed(),
        new Effect.ShortPages(7), new Effect.RepeatRows(2), new Effect.LoseRows(1), new Effect.Truncate(20), new Effect.Loop(), new Effect.Slow(0.05),
    ];

    public static TheoryData<string, bool> Faults => new()
    {
        // A fault that passes leaves no trace; one that stays is said.
        { "429 twice", true },
        { "429 with Retry-After", true },
        { "429 without end", false },
        { "500 once", true },
        { "502 once", true },
        { "503 once", true },
        { "504 once", true },
        { "500 without end", false },
        { "503 for one query without end", false },
        { "403 for Resource Manager", false },
        { "reset once", true },
        { "reset without end", false },
        { "reset before the body", true },
        { "malformed once", true },
        { "malformed without end", false },
        { "hang once", true },
        { "hang for one query without end", false },
        { "slow", true },
        { "short pages", true },
        { "endless pages", false },
        { "next links to a foreign host", true },
        { "rows twice", true },
        { "rows lost", false },
        { "truncated", false },
        { "more subscriptions than one call spans", false },
        { "no quota headers", true },
        { "quota used up", true },
        { "clock ahead", true },
        { "clock behind", true },
        { "stale index", true },
        { "subscription without rights", false },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Read_UnderAFault_IsRightOrSaidToBeIncomplete(string name, bool isWhole)
    {
        await using var live = await LiveEstate.StartAsync(isWhole ? Patient : Impatient, Sample);
        var right = await AssessAsync(live);
        foreach (var fault in FaultsOf(name, right))
        {
            live.Azure.Faults.Set(fault);
        }

        var assessment = await TryAssessAsync(live);

        Assert.Equal(isWhole, assessment is { IsComplete: true, Gaps: var gaps } && gaps.SequenceEqual(right.Gaps));
        AssertNotWrong(right, assessment);
    }

    [Theory]
    [InlineData(20261122)]
    public async Task Read_UnderManyFaults_IsRightOrSaidToBeIncomplete(int seed)
    {
        await using var live = await LiveEstate.StartAsync(Impatient, Sample);
        var right = await AssessAsync(live);
        var random = new Random(seed);
        var answered = 0;
        for (var round = 0; round < 12; round++)
        {
            var faults = Enumerable.Range(0, random.Next(1, 4)).Select(_ => new Fault { Do = Effects[random.Next(Effects.Length)], Probability = random.Next(1, 5) / 8.0, Seed = random.Next() }).ToList();
            live.Azure.Faults.Clear();
            faults.ForEach(fault => live.Azure.Faults.Set(fault));

            var assessment = await TryAssessAsync(live);

            AssertNotWrong(right, assessment);
            answered += assessment is null ? 0 : 1;
        }

        // Or nothing was tested.
        Assert.InRange(answered, 6, 12);
    }

    // A fault that passes must not meet the limits that are there for those that stay.
    private static void Patient(AzureOptions options)
    {
        Impatient(options);
        options.TryTimeout = TimeSpan.FromSeconds(4);
        options.CallTimeout = TimeSpan.FromSeconds(40);
    }

    private static void Impatient(AzureOptions options)
    {
        options.Subscriptions = Subscriptions;
        options.MaxRetries = 2;
        options.TryTimeout = TimeSpan.FromSeconds(1);
        options.CallTimeout = TimeSpan.FromSeconds(6);
    }

    private static Fault[] FaultsOf(string name, Assessment right)
    {
        var anyQuery = new FaultTarget { Area = FaultArea.Graph };
        var records = new FaultTarget { Query = "*dnsresources*" };
        return name switch
        {
            "429 twice" => [new Fault { Do = new Effect.Status(429), Times = 2 }],
            "429 with Retry-After" => [new Fault { On = anyQuery, Do = new Effect.Status(429) { RetryAfterSeconds = 1 }, Times = 2 }],
            "429 without end" => [new Fault { Do = new Effect.Status(429) }],
            "500 once" => [Once(new Effect.Status(500))],
            "502 once" => [Once(new Effect.Status(502))],
            "503 once" => [Once(new Effect.Status(503))],
            "504 once" => [Once(new Effect.Status(504))],
            "500 without end" => [new Fault { Do = new Effect.Status(500) }],
            "503 for one query without end" => [new Fault { On = records, Do = new Effect.Status(503) }],
            "403 for Resource Manager" => [new Fault { On = new FaultTarget { Area = FaultArea.Arm }, Do = new Effect.Status(403) }],
            "reset once" => [Once(new Effect.Reset())],
            "reset without end" => [new Fault { Do = new Effect.Reset() }],
            "reset before the body" => [Once(new Effect.Reset { AfterBytes = 0 })],
            "malformed once" => [Once(new Effect.Malformed())],
            "malformed without end" => [new Fault { Do = new Effect.Malformed() }],
            "hang once" => [Once(new Effect.Hang())],
            "hang for one query without end" => [new Fault { On = records, Do = new Effect.Hang() }],
            "slow" => [new Fault { Do = new Effect.Slow(0.2) }],
            "short pages" => [Pages(7)],
            "endless pages" => [Pages(7), new Fault { Do = new Effect.Loop() }],
            // The sample's lists have one page each; a link that is never there cannot mislead.
            "next links to a foreign host" => [new Fault { Do = new Effect.ForeignLink("https://elsewhere.example") }],
            "rows twice" => [Pages(7), new Fault { Do = new Effect.RepeatRows(2) }],
            "rows lost" => [Pages(7), new Fault { Do = new Effect.LoseRows(1) }],
            "truncated" => [new Fault { On = records, Do = new Effect.Truncate(3) }],
            "more subscriptions than one call spans" => [new Fault { On = anyQuery, Do = new Effect.Header("x-ms-tenant-subscription-limit-hit", "true") }],
            "no quota headers" => [new Fault { On = anyQuery, Do = new Effect.Header("x-ms-user-quota-remaining") }],
            "quota used up" => [new Fault { On = anyQuery, Do = new Effect.Header("x-ms-user-quota-remaining", "0") }],
            "clock ahead" => [new Fault { Do = new Effect.Skew(7200) }],
            "clock behind" => [new Fault { Do = new Effect.Skew(-7200) }],
            "stale index" => [new Fault { Do = new Effect.StaleIndex() }],
            "subscription without rights" => [new Fault { Do = new Effect.Deny(right.Topology.Scopes[0].Id.Subscription.ToString()) }],
            _ => throw new ArgumentException($"No fault is called '{name}'.", nameof(name)),
        };
    }

    private static Fault Once(Effect effect) => new() { Do = effect, Skip = 1, Times = 1 };

    private static Fault Pages(int rows) => new() { Do = new Effect.ShortPages(rows) };

    private static async Task<Assessment> AssessAsync(LiveEstate live)
    {
        // A read that hangs is a failed test, not a run that never ends.
        using var patience = new CancellationTokenSource(Patience);
        var read = await live.Reader.ReadAsync(ScanScope.Everything, patience.Token);
        return new Judge(BuiltInRules.Catalogue, []).Assess(Topology.Link(read.Estate, DeclarationSet.None, Now));
    }

    /// <returns>Null when Azure answered nothing at all, and the scan said so.</returns>
    private static async Task<Assessment?> TryAssessAsync(LiveEstate live)
    {
        try
        {
            return await AssessAsync(live);
        }
        catch (Exception failure) when (failure is RequestFailedException or AzureUnavailableException)
        {
            return null;
        }
    }

    private static void AssertNotWrong(Assessment right, Assessment? assessment)
    {
        if (assessment is null)
        {
            return;
        }

        var verdicts = right.Clusters.ToDictionary(cluster => cluster.ClusterId, cluster => cluster.Verdict);
        var known = right.Findings.Select(finding => finding.Key).ToList();
        Assert.All(assessment.Clusters, cluster => Assert.True(cluster.Verdict is Verdict.Unknown || cluster.Verdict == verdicts[cluster.ClusterId]));
        Assert.All(assessment.Findings, finding => Assert.Contains(finding.Key, known));
        if (assessment.IsComplete && assessment.Gaps.Length == right.Gaps.Length)
        {
            Assert.Equal(verdicts, assessment.Clusters.ToDictionary(cluster => cluster.ClusterId, cluster => cluster.Verdict));
            Assert.Equal(known.Count, assessment.Findings.Length);
        }
    }
}
