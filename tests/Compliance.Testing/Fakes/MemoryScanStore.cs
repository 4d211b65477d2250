using Compliance.Application.Findings;
using Compliance.Application.Scans;

namespace Compliance.Testing.Fakes;

/// <summary>Scans in memory.</summary>
public sealed class MemoryScanStore : MemoryStore, IScanStore
{
    private readonly SortedDictionary<string, ScanRecord> _scans = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _results = [];

    private long _fence;

    public Task AddAsync(ScanRecord scan, CancellationToken cancellationToken) => Run(() => _scans[scan.Id] = scan);

    public Task PutAsync(ScanRecord scan, long fence, CancellationToken cancellationToken) => Run(() =>
    {
        Pass(fence);
        return _scans[scan.Id] = scan;
    });

    public Task<ScanRecord?> FindAsync(string id, CancellationToken cancellationToken) => Run(() => _scans.GetValueOrDefault(id));

    public Task<ScanRecord?> NextUnfinishedAsync(CancellationToken cancellationToken) =>
        Run(() => _scans.Values.Where(scan => scan.Status is ScanStatus.Queued or ScanStatus.Running).MinBy(scan => scan.RequestedAt));

    public Task PutResultAsync(string id, ReadOnlyMemory<byte> json, long fence, CancellationToken cancellationToken) => Run(() =>
    {
        Pass(fence);
        return _results[id] = json.ToArray();
    });

    public Task<ReadOnlyMemory<byte>?> FindResultAsync(string id, CancellationToken cancellationToken) =>
        Run(() => _results.TryGetValue(id, out var json) ? json : (ReadOnlyMemory<byte>?)null);

    private void Pass(long number) => _fence = number >= _fence ? number : throw new StaleLeaseException();
}
