using Compliance.Application.Alerts;
using Compliance.Application.Changes;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Bench.Estates;
using Compliance.Cli;
using Compliance.Cli.Demo;
using Compliance.Cli.Hosting;
using Compliance.Cli.Scans;
using Compliance.Domain.Findings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compliance.Bench.Pipeline;

/// <summary>
/// The embedded host just as <c>serve</c> runs it, on a new SQLite file, against a simulated Azure in a process of its own, over HTTP on loopback: its
/// first sweep is done and its alerts go nowhere.
/// </summary>
internal sealed class RunningPipeline : IAsyncDisposable
{
    private const int LooksATold = 50;

    private static readonly (TimeSpan Patience, TimeSpan Glance) OfAnEvent = (TimeSpan.FromMinutes(5), TimeSpan.FromMilliseconds(5));

    // A large estate takes minutes beside other load; and to count its proofs takes longer than a glance, which the sweep should not wait for.
    private static readonly (TimeSpan Patience, TimeSpan Glance) OfTheSweep = (TimeSpan.FromMinutes(20), TimeSpan.FromMilliseconds(200));

    private readonly DirectoryInfo _folder;

    private RunningPipeline(DirectoryInfo folder, AzureProcess azure, EmbeddedHost host)
    {
        (_folder, Azure, Host) = (folder, azure, host);
        Editor = new ArmEditor(azure.Endpoint);
    }

    public AzureProcess Azure { get; }

    public EmbeddedHost Host { get; }

    /// <summary>Changes resources, with an identity of its own.</summary>
    public ArmEditor Editor { get; }

    public IFindingStore Findings => Host.Services.GetRequiredService<IFindingStore>();

    private IChangeStore Changes => Host.Services.GetRequiredService<IChangeStore>();

    /// <param name="hasQuota">Resource Graph admits 15 calls in 5 seconds, else any number.</param>
    public static async Task<RunningPipeline> StartAsync(int clusters, bool hasQuota, Progress progress)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-pipeline-");
        progress.Tell($"an estate of {clusters:N0} clusters is written");
        using var estate = new EstateOnDisk(clusters);
        progress.Tell($"the simulated Azure reads it, {estate.Bytes / 1e6:N0} MB");
        var azure = await AzureProcess.StartAsync(estate.Path, hasQuota);
        var host = await EmbeddedHost.StartAsync(
            new EmbeddedHostSettings
            {
                Azure = new AzureTarget(azure.Endpoint, new GovernedScope()),
                Store = new StoreLocation.Sqlite(Path.Combine(folder.FullName, "compliance.db")),
                Url = "http://127.0.0.1:0",
                Channels = [new SilentChannel()],
                LogLevel = LogLevel.Warning,
            },
            new CommandContext(Terminal.OfProcess(), TimeProvider.System),
            CancellationToken.None);
        var pipeline = new RunningPipeline(folder, azure, host);
        await pipeline.AwaitFirstSweepAsync(clusters, progress);
        progress.Tell($"the first sweep is done");
        return pipeline;
    }

    public Task SubscribeAsync() => Azure.SubscribeAsync(new Uri(Host.Address, "api/events"));

    /// <summary>Waits until a finding is open, or is not.</summary>
    public async Task<StoredFinding> AwaitFindingAsync(FindingKey key, bool isOpen)
    {
        StoredFinding? finding = null;
        await AwaitAsync(
            async () => (finding = await Findings.FindAsync(key, CancellationToken.None)) is { } found && (found.Workflow is not WorkflowState.Resolved) == isOpen,
            $"{key} to be {(isOpen ? "opened" : "resolved")}");
        return finding!;
    }

    /// <summary>Waits until no change is pending.</summary>
    public Task AwaitQuietAsync() => AwaitAsync(async () => (await Changes.ListPendingAsync(1, CancellationToken.None)).Count == 0, "quiet");

    public async ValueTask DisposeAsync()
    {
        await Editor.DisposeAsync();
        await Host.DisposeAsync();
        await Azure.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private Task AwaitFirstSweepAsync(int clusters, Progress progress)
    {
        var proofs = Host.Services.GetRequiredService<IProofStore>();
        var looks = 0;
        return AwaitAsync(
            async () =>
            {
                var stored = (await proofs.CountAsync(CancellationToken.None)).Values.Sum();
                if (looks++ % LooksATold == 0)
                {
                    progress.Tell($"the first sweep has asked Resource Graph {(await Azure.CountAsync()).ResourceGraphCalls:N0} times and stored {stored:N0} proofs");
                }

                return stored == clusters;
            },
            "the first sweep",
            OfTheSweep);
    }

    private static Task AwaitAsync(Func<Task<bool>> isSo, string what) => AwaitAsync(isSo, what, OfAnEvent);

    private static async Task AwaitAsync(Func<Task<bool>> isSo, string what, (TimeSpan Patience, TimeSpan Glance) wait)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await isSo())
        {
            if (TimeProvider.System.GetElapsedTime(started) > wait.Patience)
            {
                throw new InvalidOperationException($"Waited {wait.Patience} for {what}.");
            }

            await Task.Delay(wait.Glance);
        }
    }

    private sealed class SilentChannel : IAlertChannel
    {
        public string Name => "silent";

        public Task SendAsync(AlertMessage message, CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
