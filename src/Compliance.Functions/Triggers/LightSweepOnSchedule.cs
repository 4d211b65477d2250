using Compliance.Application.Sweeps;
using Microsoft.Azure.Functions.Worker;

namespace Compliance.Functions.Triggers;

/// <summary>The look for clusters that went offline or came back, and soon after a first deployment the first look at everything. Where it meets a busy assessor it fails, so that the host tries again.</summary>
public sealed class LightSweepOnSchedule(RunLightOrFirstSweep sweep)
{
    [Function("LightSweepOnSchedule")]
    [FixedDelayRetry(5, "00:01:00")]
    public async Task RunAsync([TimerTrigger("%LightSweepSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (!await sweep.RunAsync(cancellationToken))
        {
            throw new InvalidOperationException("The assessor is busy; the light sweep was not begun.");
        }
    }
}
