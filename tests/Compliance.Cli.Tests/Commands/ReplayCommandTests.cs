using System.Text;
using Compliance.Application.Poison;
using Compliance.Infrastructure.Queues;
using Compliance.Testing.Azurite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Compliance.Cli.Tests.Commands;

public sealed class ReplayCommandTests : IDisposable
{
    private const string Scope = "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg/providers/Microsoft.HybridCompute/privateLinkScopes/pls";
    private const string Disk = "/subscriptions/2a500855-66f6-4bc3-a06c-ea45497355eb/resourceGroups/rg/providers/Microsoft.Compute/disks/d";

    private readonly TemporaryFolder _folder = new();

    // An empty file is a store that nothing was written to.
    public ReplayCommandTests() => File.Create(_folder.PathOf("store.db")).Dispose();

    private string Store => $"sqlite:{_folder.PathOf("store.db")}";

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--from", "2026-11-20", "--to", "2026-11-21")]
    [InlineData("--dead-letter", "-", "--apply")]
    public async Task Replay_StoreIsNotThere_IsExitCode2AndMakesNone(params string[] options)
    {
        var path = _folder.PathOf("stor.db");

        var run = await CliRun.WithInputAsync($"[{Event("1", Scope)}]", ["replay", .. options, "--store", $"sqlite:{path}"]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains($"There is no store '{path}'", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Replay_DeadLetterWithoutApply_SaysWhatItWouldDoAndStoresNothing()
    {
        var run = await TakeInAsync($"[{Event("1", Scope)},{Event("2", Disk)}]");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains($"2026-11-21T08:15:22Z  Microsoft.Resources.ResourceWriteSuccess  {Scope}", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 events would be taken in where they are not known, 1 are about no part of a chain, 0 unusable.", run.Out, StringComparison.Ordinal);
        Assert.Contains("0 changes: 0 done, 0 set aside, 0 pending.", (await ListAsync()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_DeadLetterAppliedTwice_IsTakenInOnce()
    {
        var text = $"[{Event("1", Scope)},{Event("2", Disk)}]\n[{Event("3", Scope)}]";

        var first = await TakeInAsync(text, "--apply");
        var second = await TakeInAsync(text, "--apply");

        Assert.Equal((0, 0), (first.ExitCode, second.ExitCode));
        Assert.Contains("2 taken in, 0 known already, 1 about no part of a chain", first.Out, StringComparison.Ordinal);
        Assert.Contains("0 taken in, 2 known already", second.Out, StringComparison.Ordinal);
        Assert.Contains("2 changes: 0 done, 0 set aside, 2 pending.", (await ListAsync()).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_UnusableEntry_IsNamedTheRestIsTakenAndExitCode2()
    {
        var run = await TakeInAsync($$"""[{{Event("1", Scope)}}, {"id":"x"}]""", "--apply");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Event 2 of '-' is unusable", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains("1 taken in", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_FileIsNoJson_IsOneLineAndExitCode2()
    {
        var run = await TakeInAsync("[}");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("line 1", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task Replay_PoisonWithoutApply_ListsWhatIsThereAndLeavesIt()
    {
        await using var azurite = await PoisonedAsync();

        var first = await CliRun.OfAsync("replay", "--poison", azurite.ConnectionString);
        var second = await CliRun.OfAsync("replay", "--poison", azurite.ConnectionString);

        Assert.Equal(2, first.ExitCode);
        Assert.Equal(
            $"""
            compliance-changes-poison: 3 messages.
              2026-11-21T08:15:22Z  Microsoft.Resources.ResourceWriteSuccess  {Scope}
              2026-11-21T08:15:22Z  Microsoft.Resources.ResourceWriteSuccess  {Scope}
            compliance-assessor-poison: 2 messages.
            compliance-scans-poison: 0 messages.
            compliance-alerts-poison: 0 messages.

            """,
            first.Out,
            ignoreLineEndingDifferences: true);
        Assert.Contains("of compliance-changes-poison is unusable and stays", Assert.Single(first.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(first.Out, second.Out);
    }

    [AzuriteFact]
    public async Task Replay_PoisonApplied_PutsBackWhatCanBeTaken()
    {
        await using var azurite = await PoisonedAsync();

        var applied = await CliRun.OfAsync("replay", "--poison", azurite.ConnectionString, "--apply");
        var after = await CliRun.OfAsync("replay", "--poison", azurite.ConnectionString);

        Assert.Equal(2, applied.ExitCode);
        Assert.Contains("compliance-changes-poison: 2 put back, 1 unusable.", applied.Out, StringComparison.Ordinal);
        Assert.Contains("compliance-assessor-poison: 2 removed, one signal sent for them.", applied.Out, StringComparison.Ordinal);
        Assert.Contains("compliance-scans-poison: 0 removed.", applied.Out, StringComparison.Ordinal);
        Assert.Contains("compliance-changes-poison: 1 messages.\n  and about 1 that cannot be seen now: somebody took them less than two minutes ago.\n", after.Out, StringComparison.Ordinal);
        Assert.Contains("compliance-assessor-poison: 0 messages.", after.Out, StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task Replay_PoisonMoreThanAQueueShows_SaysHowManyMoreAndAppliesAll()
    {
        await using var azurite = await PoisonedAsync([.. Enumerable.Range(1, 40).Select(number => Event($"{number}", Scope))]);

        var listed = await CliRun.OfAsync("replay", "--poison", azurite.ConnectionString);
        var applied = await CliRun.OfAsync("replay", "--poison", azurite.ConnectionString, "--apply");

        Assert.Contains("compliance-changes-poison: 40 messages.", listed.Out, StringComparison.Ordinal);
        Assert.Equal(32, listed.Out.Split('\n').Count(line => line.Contains(Scope, StringComparison.Ordinal)));
        Assert.Contains("  and about 8 more: a queue shows no more than its first 32, but --apply takes all.", listed.Out, StringComparison.Ordinal);
        Assert.Contains("compliance-changes-poison: 40 put back, 0 unusable.", applied.Out, StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task Replay_PoisonOfAnAccountInTheEnvironment_IsThatAccount()
    {
        await using var azurite = await PoisonedAsync();
        Environment.SetEnvironmentVariable("REPLAY_TESTS_POISON", azurite.ConnectionString);

        var run = await CliRun.OfAsync("replay", "--poison", "env:REPLAY_TESTS_POISON");

        Assert.Contains("compliance-changes-poison: 3 messages.", run.Out, StringComparison.Ordinal);
    }

    [AzuriteFact]
    public async Task Replay_OnTablesOfAFunctionsHost_SaysWhenItLooksOrWakesIt()
    {
        var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        await using var running = new RunningAzurite(azurite);
        await using var queues = await RecordedQueues.StartAsync();
        Environment.SetEnvironmentVariable("REPLAY_TESTS_STATE", azurite.ConnectionString);
        Environment.SetEnvironmentVariable("REPLAY_TESTS_SIGNAL", queues.ConnectionString);
        string[] take = ["replay", "--dead-letter", "-", "--store", "table:env:REPLAY_TESTS_STATE", "--apply"];
        string[] again = ["replay", "--from", "2000-01-01", "--to", "2100-01-01", "--store", "table:env:REPLAY_TESTS_STATE", "--apply"];

        var unsignalled = await CliRun.WithInputAsync($"[{Event("1", Scope)}]", take);
        var signalled = await CliRun.WithInputAsync($"[{Event("2", Scope)}]", [.. take, "--signal", "env:REPLAY_TESTS_SIGNAL"]);
        // Nothing is left to be made pending; what is pending may still wait for a signal.
        var later = await CliRun.OfAsync([.. again, "--signal", "env:REPLAY_TESTS_SIGNAL"]);

        Assert.Equal((0, 0, 0), (unsignalled.ExitCode, signalled.ExitCode, later.ExitCode));
        Assert.Contains("with its next light sweep (every 15 minutes, LightSweepSchedule), or at once with --signal", unsignalled.Out, StringComparison.Ordinal);
        Assert.Contains("1 taken in", signalled.Out, StringComparison.Ordinal);
        Assert.Contains("A signal was sent", signalled.Out, StringComparison.Ordinal);
        Assert.Contains("0 changes are pending again. A signal was sent", later.Out, StringComparison.Ordinal);
        Assert.Equal(["POST /account/compliance-assessor/messages", "POST /account/compliance-assessor/messages"], queues.Requests);
    }

    [Theory]
    [InlineData("--poison", "account", "'account' is no storage account")]
    [InlineData("--poison", "http://account.queue.core.windows.net", "must be an https URL")]
    [InlineData("--poison", "AccountKey=AA==", "AccountName")]
    [InlineData("--poison", "https://account.queue.core.windows.net?sig=secret", "a URL with a query")]
    [InlineData("--poison", "env:REPLAY_TESTS_NOTHING", "'REPLAY_TESTS_NOTHING', which is not set")]
    [InlineData("--poison", "env:REPLAY_TESTS_NONSENSE", "what 'REPLAY_TESTS_NONSENSE' holds is no storage account")]
    [InlineData("--signal", "env:REPLAY_TESTS_NONSENSE", "what 'REPLAY_TESTS_NONSENSE' holds is no storage account")]
    [InlineData("--store", "table:env:REPLAY_TESTS_NONSENSE", "what 'REPLAY_TESTS_NONSENSE' holds is no storage account")]
    public async Task Replay_NoAccount_IsOneLineWithoutItsValueAndExitCode2(string option, string account, string reason)
    {
        Environment.SetEnvironmentVariable("REPLAY_TESTS_NONSENSE", "secret");

        var run = await CliRun.OfAsync([.. option == "--poison" ? new[] { "replay" } : ["replay", "--from", "2026-11-20", "--to", "2026-11-21"], option, account]);

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains(option, Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_SignalForAHostWithoutQueues_IsExitCode2()
    {
        var run = await TakeInAsync($"[{Event("1", Scope)}]", "--apply", "--signal", "https://account.queue.core.windows.net");

        Assert.Equal((2, ""), (run.ExitCode, run.Out));
        Assert.Contains("--signal wakes a Functions host", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--poison", "https://a.queue.core.windows.net", "--dead-letter", "f.json")]
    [InlineData("--poison", "https://a.queue.core.windows.net", "--from", "2026-11-20")]
    [InlineData("--poison", "https://a.queue.core.windows.net", "--signal", "https://b.queue.core.windows.net")]
    [InlineData("--from", "2026-11-20")]
    [InlineData("--apply")]
    public async Task Replay_NotOneWay_IsExitCode2(params string[] options)
    {
        var run = await CliRun.OfAsync(["replay", .. options]);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--poison", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    private static async Task<RunningAzurite> PoisonedAsync(params string[] events)
    {
        var azurite = new AzuriteServer();
        await azurite.InitializeAsync();
        // What such a queue puts back lies where the platform would put it.
        await using var services = new ServiceCollection()
            .AddPoisonQueues("test", new PoisonQueueOptions { ConnectionString = azurite.ConnectionString, OfEvents = ["compliance-changes-poison"], OfSignals = ["compliance-assessor-poison"] })
            .BuildServiceProvider();
        var queues = services.GetServices<IPoisonMessages>().ToList();
        foreach (var text in events is [] ? [Event("1", Scope), "no event", Convert.ToBase64String(Encoding.UTF8.GetBytes(Event("2", Scope)))] : events)
        {
            await queues[0].PutBackAsync(text, CancellationToken.None);
        }

        await queues[1].PutBackAsync("Assessor", CancellationToken.None);
        await queues[1].PutBackAsync("Assessor", CancellationToken.None);
        return new RunningAzurite(azurite);
    }

    private sealed record RunningAzurite(AzuriteServer Server) : IAsyncDisposable
    {
        public string ConnectionString => Server.ConnectionString;

        public async ValueTask DisposeAsync() => await Server.DisposeAsync();
    }

    private Task<CliRun> TakeInAsync(string text, params string[] more) => CliRun.WithInputAsync(text, ["replay", "--dead-letter", "-", "--store", Store, .. more]);

    private Task<CliRun> ListAsync() => CliRun.OfAsync("replay", "--from", "2000-01-01", "--to", "2100-01-01", "--store", Store);

    private static string Event(string id, string subject) => $$"""
        {"id":"{{id}}","topic":"/subscriptions/s","subject":"{{subject}}","eventType":"Microsoft.Resources.ResourceWriteSuccess","eventTime":"2026-11-21T08:15:22Z","data":{},"deadLetterReason":"TimeToLiveExceeded"}
        """;
}
