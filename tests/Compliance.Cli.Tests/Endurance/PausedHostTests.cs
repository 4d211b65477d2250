using System.Net;
using Compliance.Simulator.Faults;
using Xunit;
using Xunit.Abstractions;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>A host that stands still in the middle of an assessment until another one has taken its place.</summary>
[Collection(EnduranceTests.Name)]
public sealed class PausedHostTests(ITestOutputHelper output)
{
    [UnixFact]
    public async Task Serve_PausedPastItsLease_WritesNothingAndGoesOn()
    {
        await using var world = await World.StartAsync(seed: 4, output);
        await using var other = await world.ServeAsync();
        await other.SweptAsync();
        await using var paused = await world.ServeAsync();
        await paused.SweptAsync();

        // It reads a scope that admits public traffic, and gets no answer on what hangs on that scope for a while.
        var held = world.Azure.Faults.Set(new Fault { On = new FaultTarget { Area = FaultArea.Graph }, Do = new Effect.Slow(6), Times = 1 });
        world.Grid.Targets = [paused.Address];
        await world.SetPublicAccessAsync("Enabled");
        await Poll.UntilAsync(() => Task.FromResult(world.Azure.Faults.List().Single(fault => fault.Id == held).Struck == 1), ServeHost.Patience, () => paused.Log);
        paused.Pause();

        // The other one judges that the scope is private again, for that is what Azure says by now.
        world.Grid.Targets = [other.Address];
        await world.SetPublicAccessAsync("Disabled");
        await world.Grid.DrainAsync(ServeHost.Patience);
        await other.AssessedAsync();
        paused.Resume();
        await Poll.UntilAsync(() => Task.FromResult(paused.Log.Contains("StaleLeaseException", StringComparison.Ordinal)), ServeHost.Patience, () => $"nothing said of a lost lease: {paused.Log}");
        output.WriteLine(paused.Log.Split('\n').Last(line => line.Contains("StaleLeaseException", StringComparison.Ordinal)));

        // Before any sweep could set it right: the finding of its stale read is not there, and never was.
        Assert.Equal(HttpStatusCode.NotFound, await other.StatusOfAsync($"api/findings/{world.PublicAccessFinding}"));
        await StoredState.EqualsAFreshScanAsync(other, world.Azure.Endpoint, world.Subscriptions);
        Assert.DoesNotContain(world.Receiver.Told, alert => alert.Key.Value == world.PublicAccessFinding);

        // By itself it is an assessor again, and the only one.
        await other.KillAsync();
        world.Grid.Targets = [paused.Address];
        await world.SetPublicAccessAsync("Enabled");
        await Poll.UntilAsync(async () => await paused.StatusOfAsync($"api/findings/{world.PublicAccessFinding}") is HttpStatusCode.OK, ServeHost.Patience, () => paused.Log);
        await world.SettleAsync(paused);
        await world.AssertRightAsync(paused);
    }
}
