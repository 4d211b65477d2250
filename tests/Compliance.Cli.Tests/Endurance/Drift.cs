using Compliance.Cli.Demo;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>People who break and repair the sample estate, all the time and at once: associations, public access, zone links.</summary>
internal sealed class Drift : IAsyncDisposable
{
    private readonly ArmEditor _arm;
    private readonly List<Func<bool, CancellationToken, Task>> _edits;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Task> _people;
    private readonly TimeSpan _pause;
    private int _writes;

    private Drift(Uri arm, DemoEstate estate, int seed, int people, TimeSpan pause)
    {
        _arm = new ArmEditor(arm);
        _edits = Edits(estate);
        _pause = pause;
        _people = [.. Enumerable.Range(0, people).Select(person => Task.Run(() => EditAsync(person, people, new Random(seed + person), _stop.Token)))];
    }

    public int Writes => _writes;

    /// <param name="pause">The most that each of them rests between two writes.</param>
    public static Drift Start(Uri arm, DemoEstate estate, int seed, int people, TimeSpan pause) => new(arm, estate, seed, people, pause);

    /// <summary>Ends it with the write each is at.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_people);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _arm.DisposeAsync();
        _stop.Dispose();
    }

    private async Task EditAsync(int person, int people, Random random, CancellationToken cancellationToken)
    {
        var own = _edits.Where((_, index) => index % people == person).ToList();
        var broken = new bool[own.Count];
        while (!cancellationToken.IsCancellationRequested)
        {
#pragma warning disable CA5394 // A test wants the same choices for the same seed.
            var at = random.Next(own.Count);
            var pause = _pause * random.NextDouble();
#pragma warning restore CA5394
            broken[at] = !broken[at];
            await own[at](broken[at], CancellationToken.None);
            Interlocked.Increment(ref _writes);
            await Task.Delay(pause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private List<Func<bool, CancellationToken, Task>> Edits(DemoEstate estate)
    {
        var edits = new List<Func<bool, CancellationToken, Task>>();
        foreach (var cluster in estate.Estate.OfType<ConnectedCluster>().Where(cluster => cluster.PrivateLinkScopeResourceId.Text is not null).OrderBy(cluster => cluster.Id).Take(6))
        {
            var scope = ResourceId.Parse(cluster.PrivateLinkScopeResourceId.Text!);
            edits.Add((isBroken, token) => DemoEdits.AssociateAsync(_arm, cluster.Id, isBroken ? null : scope, token));
        }

        foreach (var scope in estate.Estate.OfType<PrivateLinkScope>().OrderBy(scope => scope.Id))
        {
            edits.Add((isBroken, token) => DemoEdits.SetPublicAccessAsync(_arm, scope.Id, isBroken ? "Enabled" : "Disabled", token));
        }

        foreach (var link in estate.Estate.OfType<VirtualNetworkLink>().OrderBy(link => link.Id).Take(3))
        {
            var network = ResourceId.Parse(link.VirtualNetworkId.Text!);
            edits.Add((isBroken, token) => isBroken ? _arm.DeleteAsync(link.Id, token) : DemoEdits.LinkAsync(_arm, link.Id, network, token));
        }

        return edits;
    }
}
