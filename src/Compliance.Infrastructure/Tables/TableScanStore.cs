using Compliance.Application.Scans;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>Scans in table storage: the records in one partition, each result in one of its own.</summary>
internal sealed class TableScanStore(TableAccount account) : IScanStore
{
    private const string Records = "scan";
    private const string Status = "Status";

    private readonly TableClient _table = account.Table("scans");

    public Task AddAsync(ScanRecord scan, CancellationToken cancellationToken) => PutAsync(scan, fence: 0, cancellationToken);

    public Task PutAsync(ScanRecord scan, long fence, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Records, TableKey.Of(scan.Id)) { [Status] = scan.Status.ToString() };
        TableBody.Put(row, StoreJson.Write(scan));
        return TableFence.PutAsync(_table, row, fence, cancellationToken);
    }

    public async Task<ScanRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        await _table.FindAsync(Records, TableKey.Of(id), cancellationToken) is { } row ? Read(row) : null;

    public Task<ScanRecord?> NextUnfinishedAsync(CancellationToken cancellationToken) => new[] { ScanStatus.Queued, ScanStatus.Running }
        .ToAsyncEnumerable()
        .SelectMany(status => _table.QueryAsync(new TableQuery(TableFilter.Equal("PartitionKey", Records).And(TableFilter.Equal(Status, status.ToString()))), cancellationToken))
        .Select(Read)
        .OrderBy(scan => scan.RequestedAt)
        .FirstOrDefaultAsync(cancellationToken)
        .AsTask();

    public Task PutResultAsync(string id, ReadOnlyMemory<byte> json, long fence, CancellationToken cancellationToken) =>
        new ScanResultRows(_table, id).PutAsync(json, fence, cancellationToken);

    public Task<ReadOnlyMemory<byte>?> FindResultAsync(string id, CancellationToken cancellationToken) =>
        new ScanResultRows(_table, id).FindAsync(cancellationToken);

    private static ScanRecord Read(TableEntity row) => StoreJson.Read<ScanRecord>(TableBody.Read(row));
}
