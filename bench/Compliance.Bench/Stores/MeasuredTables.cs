using Compliance.Application.Findings;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;

namespace Compliance.Bench.Stores;

/// <summary>The product's tables on an Azurite of their own, with its requests counted.</summary>
internal sealed class MeasuredTables : IAsyncDisposable
{
    private const int MaxRetries = 3;

    private readonly AzuriteServer _server;
    private readonly CountedTransport _transport = new();
    private readonly TableClient _rows;

    private MeasuredTables(AzuriteServer server)
    {
        _server = server;
        var connection = StorageConnection.Of(server.ConnectionString, endpoint: null, credential: null, "table");
        var account = new TableAccount(
            new StoragePipeline(connection, (name, key) => new SharedKeyLitePolicy(name, key, TimeProvider.System), MaxRetries, _transport),
            "bench");
        Findings = new TableFindingStore(account);
        Proofs = new TableProofStore(account);
        _rows = account.Table("findings");
    }

    public TableFindingStore Findings { get; }

    public TableProofStore Proofs { get; }

    /// <summary>The server answers, the table is there and this process holds the fence.</summary>
    public static async Task<MeasuredTables> StartAsync()
    {
        var server = new AzuriteServer();
        await server.InitializeAsync();
        var tables = new MeasuredTables(server);
        await tables.Findings.RaiseFenceAsync(FindingLoad.Fence, CancellationToken.None);
        return tables;
    }

    /// <summary>As the assessor writes; a writer takes one partition after another.</summary>
    public Task WriteAsync(IEnumerable<FindingWrite> writes, int writers) => Parallel.ForEachAsync(
        writes.GroupBy(write => write.Finding.Key.Partition),
        new ParallelOptions { MaxDegreeOfParallelism = writers },
        async (partition, cancellationToken) =>
        {
            if (await Findings.WriteAsync([.. partition], FindingLoad.Fence, cancellationToken) is { Count: > 0 } refused)
            {
                throw new InvalidOperationException($"{refused.Count} findings were not written, though nobody else writes.");
            }
        });

    /// <summary>Row by row, with no guard.</summary>
    public Task InsertAsync(IEnumerable<TableEntity> rows, int writers) => Parallel.ForEachAsync(
        rows,
        new ParallelOptions { MaxDegreeOfParallelism = writers },
        async (row, cancellationToken) => await _rows.ExecuteAsync(TableOperation.Insert(row), cancellationToken));

    /// <summary>All rows but the fence's.</summary>
    public async Task<IReadOnlyList<TableEntity>> FindingRowsAsync()
    {
        var rows = await Partitions.QueryAsync(_rows, partition => new TableQuery(TableFilter.Equal("PartitionKey", partition)), CancellationToken.None);
        return [.. rows.Where(row => row.RowKey != TableFence.Key)];
    }

    public async Task<long> CountWritesAsync(Func<Task> work)
    {
        var before = _transport.Writes;
        await work();
        return _transport.Writes - before;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _transport.Dispose();
    }
}
