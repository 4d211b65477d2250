using Compliance.Application;
using Compliance.Application.Estates;
using Compliance.Application.Findings;
using Compliance.Pipeline.Tests.Estates;
using Compliance.Pipeline.Tests.Processes;
using Compliance.Pipeline.Tests.Stores;
using Compliance.Simulator;
using Compliance.Simulator.Faults;
using Compliance.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;

namespace Compliance.Pipeline.Tests.Model;

/// <summary>
/// An Azure, the events on their way, a store and the processes at it. Everything happens in the order a test says, on one
/// clock that only it moves.
/// </summary>
internal sealed class World : IAsyncDisposable
{
    private static readonly TimeSpan LeaseIsOver = TimeSpan.FromSeconds(31);
    private static readonly HttpClient Http = new();

    private readonly List<(EngineProcess Process, Task Work)> _paused = [];
    private readonly IStorePlace _store;

    private World(FakeTime time, SimulatedAzure azure, SmallEstate estate, IStorePlace store)
    {
        (Time, Azure, _store) = (time, azure, store);
        Writes = new EstateWrites(azure, estate, Http);
        azure.Listen(Events.Add);
        Engine = Start();
    }

    public FakeTime Time { get; }

    public SimulatedAzure Azure { get; }

    public EstateWrites Writes { get; }

    /// <summary>Published and not delivered yet.</summary>
    public List<byte[]> Events { get; } = [];

    /// <summary>Delivered before.</summary>
    public List<byte[]> Delivered { get; } = [];

    public AlertReceiver Receiver { get; } = new();

    public FenceWatch Fence { get; } = new();

    /// <summary>The process that runs now.</summary>
    public EngineProcess Engine { get; private set; }

    public static async Task<World> StartAsync(Sequence sequence, IStorePlace store)
    {
        var time = new FakeTime { Skips = TimeSpan.FromSeconds(9) };
        var estate = new SmallEstate(sequence.Chains, sequence.Clusters);
        var options = new SimulatorOptions { AsyncOperationDuration = sequence.IsSlow ? TimeSpan.FromSeconds(15) : TimeSpan.Zero, QuotaPerWindow = 1000 };
        await using var file = estate.ToStream();
        var azure = await SimulatedAzure.StartAsync(file, options, time, NullLoggerFactory.Instance, CancellationToken.None);
        return new World(time, azure, estate, store);
    }

    public int CallOf(int number) => _store.CallOf(number);

    /// <summary>Lets the process work to its end, which a fault may bring early.</summary>
    /// <returns>Whether the work was done.</returns>
    public async Task<bool> RunAsync(Func<EngineProcess, Task> work)
    {
        var process = Engine;
        try
        {
            await WatchAsync(work(process));
            // Work that takes a dead channel for one that is down ends as if nothing were wrong.
            return !process.Gate.IsKilled;
        }
        catch (ProcessKilledException)
        {
            return false;
        }
        catch (Exception fault) when (fault is StoreUnavailableException or StaleLeaseException or AzureUnavailableException)
        {
            // What a host would log; it tries again when it is woken.
            return false;
        }
        finally
        {
            process.Gate.Clear();
            if (process.Gate.IsKilled)
            {
                await process.DisposeAsync();
                Engine = process == Engine ? Start() : Engine;
            }
        }
    }

    /// <summary>Stops the process at a call to its store; another one takes over when its lease has run out.</summary>
    public async Task PauseAsync(Func<EngineProcess, Task> work, int call)
    {
        var process = Engine;
        process.Gate.Set(StoreFault.Paused, call);
        var running = RunAsync(work);
        if (await Task.WhenAny(running, process.Gate.Paused) == running)
        {
            await running;
            return;
        }

        _paused.Add((process, running));
        Engine = Start();
        Time.Advance(LeaseIsOver);
    }

    public async Task ResumeAsync()
    {
        foreach (var (process, work) in _paused)
        {
            process.Gate.Resume();
            await WatchAsync(work);
            await process.DisposeAsync();
        }

        _paused.Clear();
    }

    /// <summary>From here on nothing goes wrong; what went on in Azure is over, and so is any lease.</summary>
    public async Task CalmAsync()
    {
        Azure.Faults.Clear();
        Receiver.Calm();
        Engine.Gate.Clear();
        await ResumeAsync();
        Time.Advance(LeaseIsOver);
    }

    public async ValueTask DisposeAsync()
    {
        Azure.Faults.Clear();
        await ResumeAsync();
        await Engine.DisposeAsync();
        await Azure.DisposeAsync();
        await _store.DisposeAsync();
    }

    private EngineProcess Start() => new(Azure, _store, Receiver, Fence, Time);

    // A request that hangs ends when the clock has passed its limit, which nobody else moves.
    private async Task WatchAsync(Task work)
    {
        var hung = 0;
        while (!work.IsCompleted && Azure.Faults.List() is var faults && faults.Any(fault => fault.Fault.Do is Effect.Hang))
        {
            await Task.WhenAny(work, Task.Delay(TimeSpan.FromMilliseconds(1)));
            var struck = faults.Where(fault => fault.Fault.Do is Effect.Hang).Sum(fault => fault.Struck);
            if (struck > hung)
            {
                hung = struck;
                Time.Advance(EngineProcess.TryTimeout + TimeSpan.FromSeconds(1));
            }
        }

        await work;
    }
}
