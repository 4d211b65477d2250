using Microsoft.Extensions.Logging;

namespace Compliance.Application.Poison;

/// <summary>
/// How many messages lie in each poison queue of the host; none where it has no queues. Safe for use from many threads: those who
/// ask share one look.
/// </summary>
public sealed partial class CountPoison(IEnumerable<IPoisonMessages> queues, TimeProvider time, ILogger<CountPoison> logger) : IDisposable
{
    // A person is to look into it: that may be told half a minute late, and the summary is asked for every two seconds.
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    // Whoever asks is told of more than this, and must not wait for an account that does not answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyList<PoisonCount>? _counted;
    private long _countedAt;

    public async Task<IReadOnlyList<PoisonCount>> ReadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_counted is null || time.GetElapsedTime(_countedAt) >= Fresh)
            {
                _counted = await Task.WhenAll(queues.Select(queue => CountAsync(queue, cancellationToken)));
                _countedAt = time.GetTimestamp();
            }

            return _counted;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task<PoisonCount> CountAsync(IPoisonMessages queue, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return new PoisonCount(queue.Name, await queue.CountAsync(either.Token));
        }
        catch (Exception away) when (away is StoreUnavailableException || (away is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogAway(queue.Name, away);
            return new PoisonCount(queue.Name, null);
        }
    }

    [LoggerMessage(2401, LogLevel.Warning, "The messages of {Queue} cannot be counted")]
    private partial void LogAway(string queue, Exception exception);
}

/// <param name="Messages">About; null when they could not be counted.</param>
public sealed record PoisonCount(string Queue, int? Messages);
