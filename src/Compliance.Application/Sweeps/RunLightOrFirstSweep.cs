namespace Compliance.Application.Sweeps;

/// <summary>
/// The light sweep, and the full one in its place as long as the store was never swept: where a platform keeps the schedules
/// nothing runs at a start, and the next full sweep may be hours away.
/// </summary>
public sealed class RunLightOrFirstSweep(ISweepStore sweeps, RunSweep full, RunLightSweep light)
{
    /// <returns>False when the assessor was busy: the sweep was not begun.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellationToken) =>
        await sweeps.FindAsync(SweepKind.Full, cancellationToken) is null
            ? await full.RunAsync(cancellationToken)
            : await light.RunAsync(cancellationToken);
}
