using Compliance.Application.Signals;
using Compliance.Embedded.Signals;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Compliance.Embedded.Loops;

/// <summary>
/// What a queue trigger is in Azure: runs a use case at start, after every signal, and now and then without one. A run that
/// fails is logged and tried again after a while; what it was to do still lies in the store.
/// </summary>
internal abstract partial class SignalLoop(SignalTarget target, IWakeUps wakeUps, IOptions<LoopOptions> options, TimeProvider time, ILogger logger) : Loop
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(2);

    protected abstract Task RunAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
                await WaitAsync(stoppingToken);
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

    private async Task WaitAsync(CancellationToken stoppingToken)
    {
        using var look = new CancellationTokenSource(options.Value.LookInterval, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(look.Token, stoppingToken);
        try
        {
            await wakeUps.WaitAsync(target, either.Token);
        }
        catch (OperationCanceledException) when (look.IsCancellationRequested && !stoppingToken.IsCancellationRequested)
        {
            // No signal came; what it would have told of may be there all the same.
        }
    }

    [LoggerMessage(3001, LogLevel.Error, "The {Target} loop failed and will try again")]
    private partial void LogFailed(SignalTarget target, Exception exception);
}
