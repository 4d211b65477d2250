using Compliance.Application.Stores;
using Compliance.Application.Sweeps;

namespace Compliance.Infrastructure.Tables;

/// <summary>The last sweeps in table storage, one row a kind.</summary>
internal sealed class TableSweepStore(TableAccount account) : ISweepStore
{
    private const string Partition = "sweep";

    private readonly TableClient _table = account.Table("sweeps");

    public Task PutAsync(SweepRecord sweep, CancellationToken cancellationToken)
    {
        var row = new TableEntity(Partition, sweep.Kind.ToString());
        TableBody.Put(row, StoreJson.Write(sweep));
        return TableFence.PutAsync(_table, row, sweep.Fence, cancellationToken);
    }

    public async Task<SweepRecord?> FindAsync(SweepKind kind, CancellationToken cancellationToken) =>
        await _table.FindAsync(Partition, kind.ToString(), cancellationToken) is { } row ? StoreJson.Read<SweepRecord>(TableBody.Read(row)) : null;
}
