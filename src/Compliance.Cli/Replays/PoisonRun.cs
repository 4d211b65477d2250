using Azure.Core;
using Azure.Identity;
using Compliance.Application.Poison;
using Compliance.Cli.Hosting;
using Compliance.Infrastructure.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Cli.Replays;

/// <summary>Lists what lies in the poison queues of an account, and puts it back before the functions that failed on it.</summary>
internal sealed class PoisonRun(StorageAccount account, bool isApplied, CommandContext context)
{
    private readonly Terminal _terminal = context.Terminal;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await using var services = Compose();
        await using var output = _terminal.OpenText();
        var replay = new ReplayPoison(context.Time);
        var unusable = 0;
        foreach (var queue in services.GetServices<IPoisonMessages>())
        {
            unusable += isApplied
                ? await PutBackAsync(replay, queue, output, cancellationToken)
                : await ListAsync(replay, queue, output, cancellationToken);
        }

        return unusable == 0 ? ExitCode.Done : ExitCode.Usage;
    }

    private async Task<int> ListAsync(ReplayPoison replay, IPoisonMessages queue, StreamWriter output, CancellationToken cancellationToken)
    {
        var count = await queue.CountAsync(cancellationToken);
        await output.WriteLineAsync($"{queue.Name}: {count:N0} messages.");
        var entries = await replay.ListAsync(queue, cancellationToken);
        foreach (var change in entries.SelectMany(entry => entry.Changes))
        {
            await output.WriteLineAsync($"  {ChangeText.EventOf(change)}");
        }

        if (queue.HoldsEvents && count > entries.Count)
        {
            await output.WriteLineAsync(entries.Count < ReplayPoison.MostListed
                ? $"  and about {count - entries.Count:N0} that cannot be seen now: somebody took them less than two minutes ago."
                : $"  and about {count - entries.Count:N0} more: a queue shows no more than its first {ReplayPoison.MostListed}, but --apply takes all.");
        }

        return Tell(queue, [.. entries.Where(entry => entry.Problem is not null)]);
    }

    private async Task<int> PutBackAsync(ReplayPoison replay, IPoisonMessages queue, StreamWriter output, CancellationToken cancellationToken)
    {
        var result = await replay.RunAsync(queue, cancellationToken);
        await output.WriteLineAsync(queue.HoldsEvents
            ? $"{queue.Name}: {result.PutBack:N0} put back, {result.Unusable.Count:N0} unusable."
            : $"{queue.Name}: {result.Removed:N0} removed{(result.PutBack == 0 ? "" : ", one signal sent for them")}.");
        return Tell(queue, result.Unusable);
    }

    private int Tell(IPoisonMessages queue, IReadOnlyList<PoisonEntry> unusable)
    {
        foreach (var entry in unusable)
        {
            _terminal.Tell($"Message {entry.Id} of {queue.Name} is unusable and stays: {entry.Problem}");
        }

        return unusable.Count;
    }

    private ServiceProvider Compose()
    {
        var services = new ServiceCollection();
        services.AddSingleton(context.Time);
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddPoisonQueues("--poison", new PoisonQueueOptions
        {
            ConnectionString = account.ConnectionString,
            Endpoint = account.Endpoint,
        });
        var provider = services.BuildServiceProvider();
        SettingsCheck.Run(provider);
        return provider;
    }
}
