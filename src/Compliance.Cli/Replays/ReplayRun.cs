using Compliance.Application;
using Compliance.Application.Assessments;
using Compliance.Application.Changes;
using Compliance.Application.Signals;
using Compliance.Cli.Hosting;
using Compliance.Cli.Output;
using Compliance.Cli.Scans;
using Compliance.Domain.Judging;
using Compliance.Embedded.Signals;
using Compliance.Infrastructure.Estates;
using Compliance.Infrastructure.Queues;
using Compliance.Infrastructure.Reports;
using Compliance.Rules;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compliance.Cli.Replays;

/// <summary>Lists what would run again, and lets it run. The judging is left to the host of the store.</summary>
internal sealed class ReplayRun(ReplayRequest request, ReplaySettings settings, CommandContext context)
{
    private const string LookEvery = "10 seconds (Loops__LookInterval)";

    private readonly Terminal _terminal = context.Terminal;

    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        // A mistyped path would make a new store, where no host ever looks at what is taken in.
        if (settings.Store is StoreLocation.Sqlite { Path: var path } && !File.Exists(path) && (request.DeadLetter is null || request.IsApplied))
        {
            throw new UsageException($"There is no store '{path}': name that of the host with --store.");
        }

        if (settings is { Signal: not null, Store: StoreLocation.Sqlite })
        {
            throw new UsageException("--signal wakes a Functions host, whose store is table:…, not sqlite:….");
        }

        await using var services = Compose();
        SettingsCheck.Run(services);
        await using var output = _terminal.OpenText();
        return request.DeadLetter is { } file
            ? await TakeInAsync(file, services, output, cancellationToken)
            : await RunAgainAsync(services, output, cancellationToken);
    }

    private async Task<int> RunAgainAsync(ServiceProvider services, StreamWriter output, CancellationToken cancellationToken)
    {
        var replay = services.GetRequiredService<ReplayChanges>();
        var listed = await replay.ListAsync(request.From!.Value, request.To!.Value, cancellationToken).ToListAsync(cancellationToken);
        foreach (var (change, state, error) in listed)
        {
            await output.WriteLineAsync($"{ChangeText.TimeOf(change)}  {Name(state),-9}  {change.ResourceId}{(error is null ? "" : $"  ({Terminal.OneLine(error)})")}");
        }

        var again = listed.Where(tracked => tracked.State is not ChangeState.Pending).Select(tracked => tracked.Change).ToList();
        await output.WriteLineAsync(Counts(listed));
        if (request.IsApplied)
        {
            var requeued = await replay.RunAgainAsync(again, cancellationToken);
            if (requeued == 0 && listed.Count > 0)
            {
                // What an earlier replay made pending may wait for a signal still.
                await services.GetRequiredService<ISignals>().SendAsync(SignalTarget.Assessor, TimeSpan.Zero, cancellationToken);
            }

            await output.WriteLineAsync($"{requeued:N0} changes are pending again.{(listed.Count == 0 ? "" : WhoJudges())}");
            return ExitCode.Done;
        }

        await output.WriteLineAsync($"{again.Count:N0} changes would be pending again.");
        return again.Count == 0 ? ExitCode.Done : await CompareAsync(services, output, cancellationToken);
    }

    private async Task<int> CompareAsync(ServiceProvider services, StreamWriter output, CancellationToken cancellationToken)
    {
        var comparison = await Progress.ShowAsync(_terminal, $"Reading {settings.Azure.Name}", _ => services.GetRequiredService<CompareFindings>().CompareAsync(cancellationToken));
        foreach (var difference in comparison.Differences)
        {
            await output.WriteLineAsync($"{difference.Transition.ToString().ToLowerInvariant(),-9}  {difference.Severity.ToString().ToLowerInvariant(),-8}  {difference.RuleId.Value}  {difference.ResourceId}");
        }

        await output.WriteLineAsync(comparison.Differences.Count == 0
            ? "A judgement made now finds nothing that is not stored."
            : $"A judgement made now differs in {comparison.Differences.Count:N0} findings from what is stored.");
        if (!comparison.IsComplete)
        {
            _terminal.Tell("Not everything that decides could be read: differences may be missing.");
            return ExitCode.Incomplete;
        }

        return ExitCode.Done;
    }

    private async Task<int> TakeInAsync(string file, ServiceProvider services, StreamWriter output, CancellationToken cancellationToken)
    {
        var entries = await ReadAsync(file, cancellationToken);
        var unusable = entries.Where(entry => entry.Problem is not null).ToList();
        unusable.ForEach(entry => _terminal.Tell($"Event {entry.Position} of '{file}' is unusable: {entry.Problem}"));
        foreach (var change in entries.Select(entry => entry.Change).OfType<Change>())
        {
            await output.WriteLineAsync(ChangeText.EventOf(change));
        }

        var usable = entries.Where(entry => entry.Problem is null).ToList();
        if (request.IsApplied)
        {
            var intake = services.GetRequiredService<AcceptChanges>();
            var all = new List<Acceptance>();
            foreach (var entry in usable)
            {
                all.Add(await intake.AcceptAsync(entry.Event, cancellationToken));
            }

            await output.WriteLineAsync(
                $"{all.Sum(one => one.Accepted):N0} taken in, {all.Sum(one => one.Duplicates):N0} known already, {all.Sum(one => one.Irrelevant):N0} about no part of a chain, {all.Sum(one => one.Ungoverned):N0} of foreign subscriptions, {unusable.Count:N0} unusable.{(all.Sum(one => one.Accepted + one.Duplicates) == 0 ? "" : WhoJudges())}");
        }
        else
        {
            var relevant = usable.Count(entry => entry.Change is not null);
            await output.WriteLineAsync($"{relevant:N0} events would be taken in where they are not known, {usable.Count - relevant:N0} are about no part of a chain, {unusable.Count:N0} unusable.");
        }

        return unusable.Count == 0 ? ExitCode.Done : ExitCode.Usage;
    }

    private async Task<IReadOnlyList<DeadLetter>> ReadAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = file == "-" ? _terminal.In : InputFile.Open(file, "a dead-letter");
        using var text = new MemoryStream();
        await stream.CopyToAsync(text, cancellationToken);
        try
        {
            return DeadLetterReader.Read(text.ToArray(), context.Time.GetUtcNow());
        }
        catch (EventFormatException malformed)
        {
            throw new UsageException($"The file '{file}' cannot be read: {malformed.Message}", malformed);
        }
    }

    private ServiceProvider Compose()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        services.AddSingleton(context.Time);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning).AddProvider(new TerminalLoggerProvider(_terminal)));
        services.AddSingleton(settings.Azure.Governed);
        services.AddSingleton(settings.Declared.Declarations);
        services.AddSingleton(BuiltInRules.Catalogue);
        services.AddSingleton(new Judge(BuiltInRules.Catalogue, settings.Declared.Exemptions));
        services.AddComplianceApplication();
        services.AddReportFormats();
        services.AddAzure(settings.Azure.Configure);
        // Nobody listens in this process: a host looks at its store for what others made pending, sooner where its queue is named.
        services.AddChannelSignals();
        if (settings.Signal is { } account)
        {
            services.AddQueueSignals(options => (options.Setting, options.Endpoint, options.ConnectionString) = ("--signal", account.Endpoint, account.ConnectionString));
        }

        services.AddStore(settings.Store);
        return services.BuildServiceProvider();
    }

    // Who replays waits for findings: how long that takes depends on what host there is, which cannot be seen from here.
    private string WhoJudges() => settings switch
    {
        { Signal: not null } => " A signal was sent: the Functions host judges them now.",
        { Store: StoreLocation.Sqlite } => $" The host of the store judges them: it looks every {LookEvery}.",
        _ => $" The host of the store judges them: serve looks every {LookEvery}, a Functions host with its next light sweep (every 15 minutes, LightSweepSchedule), or at once with --signal https://ACCOUNT.queue.core.windows.net.",
    };

    private static string Counts(List<TrackedChange> listed)
    {
        return $"{listed.Count:N0} changes: {Of(ChangeState.Done):N0} done, {Of(ChangeState.SetAside):N0} set aside, {Of(ChangeState.Pending):N0} pending.";

        int Of(ChangeState state) => listed.Count(tracked => tracked.State == state);
    }

    private static string Name(ChangeState state) => state is ChangeState.SetAside ? "set aside" : state.ToString().ToLowerInvariant();
}
