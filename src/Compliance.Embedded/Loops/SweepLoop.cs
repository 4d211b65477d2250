using Compliance.Application.Sweeps;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Embedded.Loops;

/// <summary>What a timer trigger is in Azure: sweeps at start and then at the interval.</summary>
internal sealed partial class SweepLoop(RunSweep sweep, IOptions<SweepOptions> options, TimeProvider time, ILogger<SweepLoop> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = await TrySweepAsync(stoppingToken) ? options.Value.Interval : RetryDelay;
            await Task.Delay(next, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TrySweepAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await sweep.RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(exception);
            return false;
        }
    }

    [LoggerMessage(3002, LogLevel.Error, "The sweep failed and will be tried again")]
    private partial void LogFailed(Exception exception);
}
