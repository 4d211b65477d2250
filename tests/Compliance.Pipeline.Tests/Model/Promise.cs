using Compliance.Application.Changes;
using Compliance.Application.Sweeps;
using Compliance.Simulator.Faults;

namespace Compliance.Pipeline.Tests.Model;

/// <summary>
/// When what is stored must equal a fresh scan by events alone, before another sweep has run (design 4.8, points 2 to 4): every event
/// came and was assessed, and what was read for it could be read. Whatever else goes wrong, a later try makes good: where reads of
/// everything failed, the one that a light sweep makes. Not promised is what nothing tells of: that rights came back, and that an
/// index caught up which showed old rows while it was asked.
/// </summary>
internal sealed class Promise(World world)
{
    private static int _checked;

    private bool _isBroken;

    /// <summary>How many sequences were held to it in this process.</summary>
    public static int Checked => _checked;

    /// <summary>The step as it may be in a sequence that is held to the promise.</summary>
    public static Step Kept(Step step) =>
        step.LosesEvents ? step with { B = 0 }
        : step.Kind is StepKind.AzureFault && Play.FaultOf(step).Do is Effect.StaleIndex or Effect.Deny ? step with { A = step.A % 7 }
        : step;

    /// <summary>To be called before each step.</summary>
    public void Look(Step step)
    {
        var faults = world.Azure.Faults.List().Select(fault => fault.Fault.Do).ToList();
        var isRead = step.Kind is StepKind.Scan or StepKind.ScanKilled or StepKind.ScanPaused
            or StepKind.Sweep or StepKind.SweepKilled or StepKind.SweepPaused or StepKind.LightSweep
            or StepKind.Assess or StepKind.AssessKilled or StepKind.AssessPaused or StepKind.Resume;
        _isBroken |= (step.LosesEvents && world.Events.Count > 0)
            || (isRead && faults.Exists(fault => fault is Effect.StaleIndex or Effect.Deny));
    }

    /// <summary>To be asked when nothing is pending any more.</summary>
    public async Task<bool> IsOwedAsync()
    {
        // Only a sweep sees what was there before the first event; and a change that was set aside waits for somebody to replay it.
        var sweep = await world.Engine.Get<ISweepStore>().FindAsync(SweepKind.Full, CancellationToken.None);
        var aside = await world.Engine.Get<IChangeStore>().ListSetAsideAsync(1, CancellationToken.None);
        var isOwed = !_isBroken && sweep is not null && aside.Count == 0;
        Interlocked.Add(ref _checked, isOwed ? 1 : 0);
        return isOwed;
    }
}
