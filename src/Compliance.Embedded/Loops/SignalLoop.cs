using Compliance.Application.Signals;
using Compliance.Embedded.Signals;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Compliance.Embedded.Loops;

/// <summary>
/// What a queue trigger is in Azure: runs a use case at start and after every signal. A run that fails is logged and tried
/// again after a while; what it was to do still lies in the store.
/// </summary>
internal abstract partial class SignalLoop(SignalTarget target, IWakeUps wakeUps, TimeProvider time, ILogger logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    protected abstract Task RunAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Hosted services start one after another: the work must not hold up the next one.
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
                await wakeUps.WaitAsync(target, stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                LogFailed(target, exception);
                await Task.Delay(RetryDelay, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "The {Target} loop failed and will try again")]
    private partial void LogFailed(SignalTarget target, Exception exception);
}
