using Azure;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>
/// Sends a call until it is answered whole or there is no more use in it. A try reaches from the request to the last byte of
/// the answer and what it means: an answer that breaks off or makes no sense is asked for again like one that never came,
/// which a retry that ends at the headers cannot do.
/// </summary>
internal sealed partial class ArmSender(HttpPipeline pipeline, AzureOptions options, AzureMetrics metrics, TimeProvider time, ILogger<ArmSender> logger)
{
    /// <summary>Measures the traffic; what the answers hold, their readers tell.</summary>
    public AzureMetrics Metrics => metrics;

    /// <param name="read">What the answer to a successful try means, read from its body; whatever a failed try gave is dropped with it.</param>
    /// <returns>Also for refusals and failures: they are expected.</returns>
    /// <exception cref="RequestFailedException">401: nothing can be read or written at all.</exception>
    public async Task<ArmAnswer<T>> SendAsync<T>(ArmCall call, IPace pace, Func<Response, Stream, CancellationToken, Task<T>> read, WaitClock clock, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var attempt = 0; ; attempt++)
        {
            if (await WaitForTurnAsync(call, pace, started, clock, cancellationToken) is { } beyond)
            {
                return new ArmAnswer<T>(429, default, beyond);
            }

            var (answer, after) = await TryAsync(call, pace, read, started, clock, cancellationToken);
            if (!IsWorthATry(answer.Status, answer.Error) || attempt == options.MaxRetries)
            {
                return answer.Status == 401 ? throw answer.ToException() : answer;
            }

            var backoff = options.RetryDelay * Math.Pow(2, attempt);
            var wait = after > backoff ? after.Value : backoff;
            if (Remaining(started) <= wait)
            {
                LogGivenUp(call.Name, answer.Status, answer.Error!.Code, attempt + 1, wait);
                return answer;
            }

            LogRetry(call.Name, answer.Status, answer.Error!.Code, attempt + 1, wait);
            metrics.Retried(call.Api);
            using (clock.Run())
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    private async Task<ArmError?> WaitForTurnAsync(ArmCall call, IPace pace, long started, WaitClock clock, CancellationToken cancellationToken)
    {
        while (pace.Take() is { } wait)
        {
            if (Remaining(started) <= wait)
            {
                LogOverQuota(call.Name, wait);
                return new ArmError(ArmError.OverQuota, $"the next request is admitted in {wait:c}.");
            }

            LogWait(call.Name, wait);
            metrics.Waited(call.Api, wait);
            using (clock.Run())
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }

        return null;
    }

    private async Task<(ArmAnswer<T> Answer, TimeSpan? RetryAfter)> TryAsync<T>(ArmCall call, IPace pace, Func<Response, Stream, CancellationToken, Task<T>> read, long started, WaitClock clock, CancellationToken cancellationToken)
    {
        var patience = Remaining(started) < options.TryTimeout ? Remaining(started) : options.TryTimeout;
        using var timeout = new CancellationTokenSource(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        using var message = call.MessageOn(pipeline);
        Response? response = null;
        var sent = time.GetTimestamp();
        try
        {
            await clock.WaitAsync(pipeline.SendAsync(message, stop.Token));
            response = message.Response;
            await using var body = clock.Timed(response.ContentStream ?? Stream.Null);
            var answer = response.Status is >= 200 and < 300
                ? new ArmAnswer<T>(response.Status, await read(response, body, stop.Token), null)
                : new ArmAnswer<T>(response.Status, default, await ArmError.ReadAsync(response, body, stop.Token));
            return (answer, RetryAfter.Of(response, time));
        }
        catch (Exception failure) when (!cancellationToken.IsCancellationRequested && ArmError.Of(failure, call.Address, timeout.IsCancellationRequested) is { } fault)
        {
            // A refusal whose words were cut off is a refusal still; a success that was not read whole is none.
            return (new ArmAnswer<T>(response is { IsError: true } ? response.Status : 0, default, fault), response is null ? null : RetryAfter.Of(response, time));
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            // What a cancelled call fails with depends on where it stood.
            throw new OperationCanceledException(cancellationToken);
        }
        finally
        {
            pace.Answered(response);
            metrics.Answered(call.Api, response?.Status ?? 0, time.GetElapsedTime(sent));
        }
    }

    private TimeSpan Remaining(long started) => options.CallTimeout - time.GetElapsedTime(started);

    private static bool IsWorthATry(int status, ArmError? error) => status switch
    {
        _ when error is null => false,
        0 or 408 or 429 or 500 or 502 or 503 or 504 => true,

        // Somebody else's operation on the same resource is still running.
        409 => error.Code is "AnotherOperationInProgress" or "RetryableErrorDueToAnotherOperation",
        _ => false,
    };

    [LoggerMessage(4101, LogLevel.Debug, "{Call} waits {Wait} for its turn: Azure admits no more requests now")]
    private partial void LogWait(string call, TimeSpan wait);

    [LoggerMessage(4102, LogLevel.Warning, "{Call} failed with {Status} {Code}; after try {Tries} it is tried again in {Wait}")]
    private partial void LogRetry(string call, int status, string code, int tries, TimeSpan wait);

    [LoggerMessage(4103, LogLevel.Warning, "{Call} failed with {Status} {Code}; after try {Tries} it is given up, for the next would have to wait {Wait}")]
    private partial void LogGivenUp(string call, int status, string code, int tries, TimeSpan wait);

    [LoggerMessage(4104, LogLevel.Warning, "{Call} is given up unsent: Azure admits no request for {Wait}")]
    private partial void LogOverQuota(string call, TimeSpan wait);
}
