using Compliance.Application.Estates;

namespace Compliance.Infrastructure.Estates;

/// <summary>Counts what a read does and reports it. One read at a time is counted right; side by side they are counted together.</summary>
/// <param name="progress">Null when nobody wants to know.</param>
internal sealed class ReadMeter(IProgress<ReadProgress>? progress)
{
    private readonly Lock _lock = new();
    private HashSet<string> _subscriptions = [];
    private ReadProgress _now = new();

    public void Begin(int queries)
    {
        lock (_lock)
        {
            _subscriptions = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            _now = new ReadProgress { Queries = queries };
        }
    }

    public void Waited(TimeSpan wait) => Report(now => now with { QuotaWaits = now.QuotaWaits + 1, QuotaWait = now.QuotaWait + wait });

    public void PageCame() => Report(now => now with { Pages = now.Pages + 1 });

    public void Answered(AnsweredQuery answer) => Report(now =>
    {
        _subscriptions.UnionWith(answer.Subscriptions);
        return now with { QueriesDone = now.QueriesDone + 1, Rows = now.Rows + answer.Read.Rows.Count, Subscriptions = _subscriptions.Count };
    });

    public void Answered(AnsweredQuestion answer) =>
        Report(now => now with { ResourceManagerReads = now.ResourceManagerReads + 1, Rows = now.Rows + answer.Resources.Count });

    private void Report(Func<ReadProgress, ReadProgress> change)
    {
        if (progress is null)
        {
            return;
        }

        lock (_lock)
        {
            _now = change(_now);
            progress.Report(_now);
        }
    }
}
