using System.Collections.Immutable;
using Compliance.Application.Alerts;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Application.Proofs;
using Compliance.Cli.Hosting;
using Compliance.Cli.Scans;
using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.Webhooks;
using Compliance.Rules;
using Compliance.Simulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.Cli.Demo;

/// <summary>
/// The whole product on one machine without Azure: the simulator, an embedded host on it, and somebody who breaks and
/// repairs things. Host and simulator know nothing of a demo; what is short here is short by option.
/// </summary>
internal sealed class DemoRun(DemoOptions options, CommandContext context)
{
    private static readonly TimeSpan FirstSweepPatience = TimeSpan.FromSeconds(30);

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        var declared = await options.Declared.ReadAsync(cancellationToken);
        var estate = await DemoEstate.LoadAsync(options.Estate, context, cancellationToken);
        declared.Review(estate.Estate);
        var folder = Directory.CreateTempSubdirectory("compliance-demo-");
        try
        {
            await using var azure = await StartAzureAsync(estate.Bytes, cancellationToken);
            await using var arm = new ArmEditor(azure.Endpoint);
            var tally = new AlertTally();
            await using var host = await StartHostAsync(azure.Endpoint, declared.Declarations, folder, tally, cancellationToken);
            Say($"Simulated Azure at {azure.Endpoint}, dashboard and API at {host.Address}");

            await AwaitFirstSweepAsync(host, estate.Estate, cancellationToken);
            await azure.SubscribeAsync(new Uri(host.Address, "api/events"), cancellationToken);
            var ok = await PlayAsync(estate.Estate, declared.Declarations, new DemoPlay(arm, host.Services.GetRequiredService<IFindingStore>(), tally, context.Time), cancellationToken);
            if (!options.Once)
            {
                Say($"The story is over; {host.Address} stays up. Write to {azure.Endpoint} and watch it. Ctrl-C ends.");
                await Task.Delay(Timeout.InfiniteTimeSpan, context.Time, cancellationToken);
            }

            return ok ? ExitCode.Done : ExitCode.Findings;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<bool> PlayAsync(Estate estate, DeclarationSet declarations, DemoPlay play, CancellationToken cancellationToken)
    {
        var judge = new Judge(BuiltInRules.Catalogue, []);
        var breaks = DemoStory.Of(judge.Assess(Topology.Link(estate, declarations, estate.ReadAt)));
        var steps = new List<DemoStep>();
        foreach (var drift in breaks)
        {
            steps.Add(await play.PlayAsync(drift, cancellationToken));
            Say(DemoReport.Line(steps[^1]));
        }

        if (steps.Count == 0)
        {
            throw new UsageException("The estate has no proven cluster, so the story has nothing to break.");
        }

        var ok = steps.TrueForAll(step => step.IsRight);
        if (options.IsJson)
        {
            DemoReport.WriteJson(context.Terminal.Out, steps, ok);
        }

        return ok;
    }

    private async Task<SimulatedAzure> StartAzureAsync(byte[] estate, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(estate);
        return await SimulatedAzure.StartAsync(
            stream,
            new SimulatorOptions { ShiftTo = context.Time.GetUtcNow(), ExchangeFile = options.Exchanges },
            context.Time,
            NullLoggerFactory.Instance,
            cancellationToken);
    }

    private Task<EmbeddedHost> StartHostAsync(Uri armEndpoint, DeclarationSet declarations, DirectoryInfo folder, AlertTally tally, CancellationToken cancellationToken)
    {
        ImmutableArray<IAlertChannel> channels = options.IsJson ? [tally] : [tally, new TextChannel(context.Terminal.OpenText())];
        return EmbeddedHost.StartAsync(
            new EmbeddedHostSettings
            {
                Azure = new AzureTarget(armEndpoint, new GovernedScope()),
                Declarations = declarations,
                Store = new StoreLocation.Sqlite(Path.Combine(folder.FullName, "compliance.db")),
                Url = $"http://127.0.0.1:{options.Port}",
                Channels = channels,
                LogLevel = LogLevel.Warning,
                Overrides = ImmutableDictionary.CreateRange<string, string?>(
                [
                    new($"{AlertOptions.Section}:{nameof(AlertOptions.Settle)}", "00:00:00.1"),
                    new("Assessment:RetryDelay", "00:00:00.2"),
                    new("Sweep:Interval", "00:01:00"),
                ]),
            },
            context,
            cancellationToken);
    }

    private async Task AwaitFirstSweepAsync(EmbeddedHost host, Estate estate, CancellationToken cancellationToken)
    {
        var proofs = host.Services.GetRequiredService<IProofStore>();
        var clusters = estate.OfType<Domain.Resources.ConnectedCluster>().Count();
        var started = context.Time.GetTimestamp();
        while (await proofs.CountAsync(cancellationToken) is var counts)
        {
            if (counts.Values.Sum() >= clusters)
            {
                Say($"First sweep: {clusters} clusters, {counts.GetValueOrDefault(Verdict.Proven)} proven in Azure.");
                return;
            }

            if (context.Time.GetElapsedTime(started) > FirstSweepPatience)
            {
                throw new UsageException($"The first sweep did not finish within {FirstSweepPatience.TotalSeconds:F0} s.");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), context.Time, cancellationToken);
        }
    }

    private void Say(string line)
    {
        using var writer = options.IsJson ? null : context.Terminal.OpenText();
        writer?.WriteLine(line);
    }
}
