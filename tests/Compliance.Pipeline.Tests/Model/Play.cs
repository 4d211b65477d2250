using Compliance.Application.Alerts;
using Compliance.Application.Assessments;
using Compliance.Application.Changes;
using Compliance.Application.Scans;
using Compliance.Application.Sweeps;
using Compliance.Pipeline.Tests.Estates;
using Compliance.Pipeline.Tests.Processes;
using Compliance.Simulator.Faults;

namespace Compliance.Pipeline.Tests.Model;

/// <summary>Lets the steps of a sequence happen in a world.</summary>
internal sealed class Play(World world, Promise promise)
{
    // Around every limit of the engine: the settle time, a lease, an operation of Azure's, the life of an observation.
    private static readonly int[] Waits = [1, 4, 12, 29, 31, 61, 310, 1790, 1810, 7300];

    private static readonly FaultTarget[] Targets =
    [
        new() { Area = FaultArea.Graph }, new() { Query = "*dnsresources*" }, new() { Query = "*kubernetesconfigurationresources*" }, new() { Query = "*privatelinkscopes*" },
        OfReads("*"), OfReads("*/privateDnsZoneGroups*"), OfReads("*/connectedClusters/*"), OfReads("*/privateLinkScopes/*"), OfReads("*/privateDnsZones/*"), OfReads("*/privateEndpoints/*"),
    ];

    public static Task AssessAsync(EngineProcess engine) => engine.Get<AssessChanges>().RunAsync(CancellationToken.None);

    public static Task SweepAsync(EngineProcess engine) => engine.Get<RunSweep>().RunAsync(CancellationToken.None);

    public static Task AlertAsync(EngineProcess engine) => engine.Get<DeliverAlerts>().RunAsync(CancellationToken.None);

    public static Task ScanAsync(EngineProcess engine) => engine.Get<RunScans>().RunAsync(CancellationToken.None);

    public async Task RunAsync(Step step)
    {
        promise.Look(step);
        // Nothing happens at the same time, and nothing exactly when something else is due.
        world.Time.Advance(TimeSpan.FromMilliseconds(1037));
        switch (step.Kind)
        {
            case StepKind.Write:
                await world.Writes.WriteAsync(step.A, step.B);
                break;
            case StepKind.Delete:
                await world.Writes.DeleteAsync(step.A);
                break;
            case StepKind.Create:
                await world.Writes.CreateAsync(step.A);
                break;
            case StepKind.Move:
                await world.Writes.MoveAsync(step.A);
                break;
            case StepKind.Bulk:
                for (var pick = step.A; pick < step.A + 5; pick++)
                {
                    await world.Writes.WriteAsync(pick, step.B);
                }

                break;
            case StepKind.Deliver:
                await DeliverAsync(step.A == 0 ? world.Events.Count : Math.Min(1 + (step.A % 4), world.Events.Count), step.B % 6);
                break;
            case StepKind.Assess:
                await world.RunAsync(AssessAsync);
                break;
            case StepKind.Sweep:
                await world.RunAsync(SweepAsync);
                break;
            case StepKind.Alert:
                await world.RunAsync(AlertAsync);
                break;
            case StepKind.AssessKilled:
                await KillAsync(AssessAsync, step);
                break;
            case StepKind.SweepKilled:
                await KillAsync(SweepAsync, step);
                break;
            case StepKind.AlertKilled:
                await KillAsync(AlertAsync, step);
                break;
            case StepKind.AssessPaused:
                await world.PauseAsync(AssessAsync, world.CallOf(step.A));
                break;
            case StepKind.SweepPaused:
                await world.PauseAsync(SweepAsync, world.CallOf(step.A));
                break;
            case StepKind.Resume:
                await world.ResumeAsync();
                break;
            case StepKind.Wait:
                world.Time.Advance(TimeSpan.FromSeconds(Waits[step.A % Waits.Length]));
                break;
            case StepKind.AzureFault:
                world.Azure.Faults.Set(FaultOf(step));
                break;
            case StepKind.StoreFault:
                world.Engine.Gate.Set(step.B % 2 == 0 ? StoreFault.UnavailableBefore : StoreFault.UnavailableAfter, world.CallOf(step.A));
                break;
            case StepKind.ChannelFault:
                world.Receiver.Next(step.A % 2 == 0 ? ChannelFault.Before : ChannelFault.After);
                break;
            case StepKind.Calm:
                await world.CalmAsync();
                break;
            case StepKind.Retain:
                await world.RunAsync(engine => engine.Get<RunRetention>().RunAsync(CancellationToken.None));
                break;
            case StepKind.LightSweep:
                await world.RunAsync(engine => engine.Get<RunLightSweep>().RunAsync(CancellationToken.None));
                break;
            case StepKind.Replay:
                await world.RunAsync(engine => ReplayAsync(engine, TimeSpan.FromMinutes(1 + step.A)));
                break;
            case StepKind.Scan:
                await world.RunAsync(engine => engine.Get<RequestScan>().RequestAsync(ScopeOf(step.A), CancellationToken.None));
                await world.RunAsync(ScanAsync);
                break;
            case StepKind.ScanKilled:
                await world.RunAsync(engine => engine.Get<RequestScan>().RequestAsync(ScanScope.Everything, CancellationToken.None));
                await KillAsync(ScanAsync, step);
                break;
            case StepKind.ScanPaused:
                await world.RunAsync(engine => engine.Get<RequestScan>().RequestAsync(ScanScope.Everything, CancellationToken.None));
                await world.PauseAsync(ScanAsync, world.CallOf(step.A));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(step), step, "No such step.");
        }
    }

    private Task KillAsync(Func<EngineProcess, Task> work, Step step)
    {
        world.Engine.Gate.Set(step.B % 2 == 0 ? StoreFault.KilledBefore : StoreFault.KilledAfter, world.CallOf(step.A));
        return world.RunAsync(work);
    }

    private async Task ReplayAsync(EngineProcess engine, TimeSpan since)
    {
        var replay = engine.Get<ReplayChanges>();
        var now = world.Time.GetUtcNow();
        var again = new List<Change>();
        await foreach (var tracked in replay.ListAsync(now - since, now, CancellationToken.None))
        {
            again.Add(tracked.Change);
        }

        await replay.RunAgainAsync(again, CancellationToken.None);
    }

    private static ScanScope ScopeOf(int number) =>
        number % 4 == 3 ? ScanScope.Everything : new ScanScope { Subscriptions = [Names.Subscriptions[number % 4]] };

    private async Task DeliverAsync(int count, int how)
    {
        var taken = world.Events.Take(count).ToList();
        world.Events.RemoveRange(0, count);
        List<byte[]> sent = how switch
        {
            2 => [.. Enumerable.Reverse(taken)],
            3 => [.. taken.SelectMany(one => new[] { one, one })],
            4 => [],
            5 => [.. taken, .. world.Delivered.TakeLast(3)],
            _ => taken,
        };
        foreach (var body in sent)
        {
            if (await world.RunAsync(engine => engine.Get<AcceptChanges>().AcceptAsync(body, CancellationToken.None)))
            {
                world.Delivered.Add(body);
            }
            else
            {
                // No 2xx: the sender tries again.
                world.Events.Insert(0, body);
            }
        }
    }

    public static Fault FaultOf(Step step)
    {
        var target = Targets[step.B % Targets.Length];
        var times = 1 + (step.A % 3);
        return (step.A % 11) switch
        {
            0 => new Fault { On = target, Do = new Effect.Status(429) { RetryAfterSeconds = 2 }, Times = times },
            1 => new Fault { On = target, Do = new Effect.Status(429), Times = times },
            2 => new Fault { On = target, Do = new Effect.Status(503), Times = times },
            3 => new Fault { On = target, Do = new Effect.Status(500) },
            4 => new Fault { On = target, Do = new Effect.Reset(), Times = times },
            5 => new Fault { On = target, Do = new Effect.Malformed(), Times = times },
            6 => new Fault { On = target, Do = new Effect.Hang(), Times = times },
            7 => new Fault { Do = new Effect.ShortPages(1 + (step.B % 5)) },
            8 => new Fault { Do = new Effect.Deny(Names.Subscriptions[step.B % 3]), Times = 1 + step.B },
            _ => new Fault { Do = new Effect.StaleIndex() },
        };
    }

    private static FaultTarget OfReads(string path) => new() { Area = FaultArea.Arm, Method = "GET", Path = path };
}
