using Microsoft.Extensions.Logging;

namespace Compliance.Embedded.Loops;

/// <summary>What a timer trigger is in Azure: runs a use case at an interval, and again soon when it failed or met a busy assessor.</summary>
internal abstract partial class TimedLoop(TimeSpan first, TimeSpan interval, TimeProvider time, ILogger logger) : Loop
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    /// <returns>False when the assessor was busy.</returns>
    protected abstract Task<bool> RunAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var next = first; !stoppingToken.IsCancellationRequested; next = await TryAsync(stoppingToken) ? interval : RetryDelay)
        {
            await Task.Delay(next, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> TryAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await RunAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            return true;
        }
        catch (Exception exception)
        {
            LogFailed(GetType().Name, exception);
            return false;
        }
    }

    [LoggerMessage(3002, LogLevel.Error, "{Loop} failed and will try again")]
    private partial void LogFailed(string loop, Exception exception);
}
