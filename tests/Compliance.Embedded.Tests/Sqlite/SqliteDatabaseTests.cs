using Compliance.Application;
using Compliance.Application.Changes;
using Compliance.Application.Sweeps;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Contracts;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteDatabaseTests : IDisposable
{
    private readonly TemporaryDatabase _file = new(patience: 1);

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task Write_HeldByAnotherProcess_IsUnavailableAndWorksAfterwards()
    {
        var store = new SqliteChangeStore(_file.Open());
        Assert.Empty(await store.ListPendingAsync(1, default));
        using (var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            other.Open();
            other.Run("BEGIN IMMEDIATE");

            await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CompleteAsync([], default));
            // Readers do not wait for a writer.
            Assert.Empty(await store.ListPendingAsync(1, default));
        }

        await store.CompleteAsync([], default);
    }

    [Fact]
    public async Task Write_ManyWhileAnotherProcessHoldsTheFile_AreAllUnavailableAboutAtOnce()
    {
        var store = new SqliteChangeStore(_file.Open());
        Assert.Empty(await store.ListPendingAsync(1, default));
        using var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        other.Open();
        other.Run("BEGIN IMMEDIATE");
        var first = Task.Run(() => store.CompleteAsync([], default));

        var rest = Enumerable.Range(0, 20).Select(_ => Task.Run(() => store.CompleteAsync([], default))).ToList();

        // One second for who holds the turn, one for who waits for it; one after another they would take twenty.
        await Assert.ThrowsAsync<StoreUnavailableException>(() => first);
        var refused = await Task.WhenAll(rest.Select(task => Record.ExceptionAsync(() => task.WaitAsync(TimeSpan.FromSeconds(15)))));
        Assert.All(refused, failure => Assert.IsType<StoreUnavailableException>(failure));
    }

    [Fact]
    public async Task Probe_HeldByAnotherProcess_IsUnavailable()
    {
        var database = _file.Open();
        var probe = new SqliteStoreProbe(database);
        await probe.WriteAsync(default);
        using var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        other.Open();
        other.Run("BEGIN IMMEDIATE");

        await Assert.ThrowsAsync<StoreUnavailableException>(() => probe.WriteAsync(default));

        // Readers do not wait for a writer: a read would have told nothing.
        Assert.Empty(await new SqliteChangeStore(database).ListPendingAsync(1, default));
    }

    [Fact]
    public async Task Write_FileIsFull_IsUnavailableAndStoresNothing()
    {
        var database = _file.Open();
        var store = new SqliteChangeStore(database);
        await database.WriteAsync(connection => connection.Scalar<long>("PRAGMA max_page_count = 40"), default);
        var changes = Enumerable.Range(0, 2000).Select(AChange).ToList();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AddAsync(changes, default));

        Assert.Empty(await store.ListPendingAsync(1, default));
        Assert.Equal(1, await store.AddAsync([AChange(1)], default));
    }

    [Fact]
    public async Task Read_FolderIsMissing_IsUnavailable()
    {
        var store = new SqliteChangeStore(_file.Open(Path.Combine(_file.Path, "missing", "x.db")));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ListPendingAsync(1, default));
    }

    [Fact]
    public async Task Read_FileIsNoDatabase_IsUnavailable()
    {
        await File.WriteAllTextAsync(_file.Path, new string('x', 5000));
        var store = new SqliteChangeStore(_file.Open());

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ListPendingAsync(1, default));
    }

    [Fact]
    public async Task Read_NewerSchema_SaysSo()
    {
        await _file.Open().WriteAsync(connection => connection.Run("UPDATE schema_version SET version = 99"), default);

        var refused = await Assert.ThrowsAsync<StoreUnavailableException>(() => new SqliteChangeStore(_file.Open()).ListPendingAsync(1, default));

        Assert.Contains("schema version 99", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_OlderSchema_IsBroughtUpToDate()
    {
        await _file.Open().WriteAsync(connection => connection.Run("DELETE FROM schema_version WHERE version > 1; DROP TABLE sweep; DROP INDEX finding_resolved; DROP INDEX history_at; DROP INDEX change_received; ALTER TABLE finding DROP COLUMN resolved; DROP TABLE relation_stamp; ALTER TABLE change DROP COLUMN due; ALTER TABLE proof DROP COLUMN scope"), default);

        Assert.Null(await new SqliteSweepStore(_file.Open()).FindAsync(SweepKind.Full, default));
        Assert.Null(await new SqliteSweepStore(_file.Open()).FindAsync(SweepKind.Full, default));
    }

    [Fact]
    public async Task Write_WrongStatement_Flies()
    {
        await Assert.ThrowsAsync<SqliteException>(() => _file.Open().WriteAsync(connection => connection.Run("SELECT nothing FROM nowhere"), default));
    }

    [Fact]
    public async Task Write_FailsHalfway_IsUndone()
    {
        var database = _file.Open();

        await Assert.ThrowsAsync<InvalidOperationException>(() => database.WriteAsync<int>(
            connection =>
            {
                connection.Run("INSERT INTO fence (partition, number) VALUES ('a', 1)");
                throw new InvalidOperationException("halfway");
            },
            default));

        Assert.Equal(0, await database.ReadAsync(connection => connection.Scalar<long>("SELECT count(*) FROM fence"), default));
    }

    [Fact]
    public async Task List_OfClusterAmongTenThousandFindings_OpensFewLists()
    {
        var store = new SqliteFindingStore(_file.Open());
        await store.WriteAsync(
            [.. Enumerable.Range(0, 10_000).Select(number => new Application.Findings.FindingWrite
            {
                Finding = AStoredFinding.Named($"pls-{number}"),
                Members = [Testing.Builders.AnId.Cluster($"store-{number}")],
            })],
            1,
            default);

        var page = await store.ListAsync(new Application.Findings.FindingFilter { Cluster = Testing.Builders.AnId.Cluster("store-7777") }, 10, null, default);

        Assert.Equal("pls-7777", Assert.Single(page.Items).ResourceId.Name);
    }

    private static Change AChange(int number) => new()
    {
        Key = Change.KeyOf("source", $"{number}"),
        Source = "source",
        EventId = $"{number}",
        EventType = "type",
        ResourceId = Testing.Builders.AnId.Scope(),
        EventTime = AStoredFinding.Noon,
        ReceivedAt = AStoredFinding.Noon,
    };
}
