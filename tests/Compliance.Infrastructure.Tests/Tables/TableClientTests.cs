using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[Collection(OneAzurite.Name)]
public sealed class TableClientTests(AzuriteServer azurite)
{
    private readonly TableClient _table = new TestTables(azurite).Open().Table("client");

    [AzuriteFact]
    public async Task Find_EveryType_ComesBackAsPut()
    {
        var row = new TableEntity("p", "r")
        {
            ["Text"] = "it's \"odd\" \u2028 <&> 日本 😀",
            ["Int"] = -5,
            ["Long"] = long.MinValue,
            ["Whole"] = 3.0,
            ["Double"] = 0.1,
            ["Bool"] = true,
            ["Time"] = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(1)).AddTicks(1234567),
            ["Bytes"] = new byte[] { 0, 255, 13, 10 },
            ["Absent"] = null,
        };

        Assert.True((await _table.ExecuteAsync(TableOperation.Insert(row), default)).IsDone);

        var found = (await _table.FindAsync("p", "r", default))!;
        Assert.NotNull(found.ETag);
        Assert.Equal(row.Values.OrderBy(value => value.Key, StringComparer.Ordinal), found.Values.OrderBy(value => value.Key, StringComparer.Ordinal));
    }

    [AzuriteTheory]
    [InlineData("it's")]
    [InlineData("''")]
    [InlineData("a b+c&d=e")]
    [InlineData("50%25")]
    [InlineData("größe 日本 😀")]
    [InlineData("(x,y);:@$!*")]
    [InlineData("\"quoted\"|<>{}[]^`")]
    [InlineData("=")]
    public async Task Keys_OddCharacters_FindTheirRow(string key)
    {
        await _table.ExecuteAsync(TableOperation.Put(new TableEntity(key, key) { ["Text"] = key }), default);
        var batch = BatchOf(TableOperation.Replace(new TableEntity(key, key) { ["Text"] = "batch" }, TableOperation.AnyVersion));

        Assert.True((await _table.ExecuteAsync(batch, default)).IsDone);

        Assert.Equal("batch", (await _table.FindAsync(key, key, default))!.Text("Text"));
        Assert.Single(await QueryAsync(TableFilter.Equal("PartitionKey", key).And(TableFilter.Equal("RowKey", key))));
        Assert.Single(await QueryAsync(TableFilter.Rows(key, key)));
        Assert.True((await _table.ExecuteAsync(TableOperation.Delete(key, key, TableOperation.AnyVersion), default)).IsDone);
        Assert.Null(await _table.FindAsync(key, key, default));
    }

    [AzuriteFact]
    public async Task Query_MoreRowsThanAPage_GivesThemAllInOrder()
    {
        for (var start = 0; start < 1150; start += 50)
        {
            Assert.True((await _table.ExecuteAsync(BatchOf([.. Enumerable.Range(start, 50).Select(number => TableOperation.Insert(new TableEntity("p", $"{number:D5}") { ["N"] = number }))]), default)).IsDone);
        }

        var all = await QueryAsync(TableFilter.Equal("PartitionKey", "p"));
        var pages = await _table.QueryAsync(new TableQuery(TableFilter.Equal("PartitionKey", "p").And(TableFilter.After("RowKey", "01100")), "RowKey,PartitionKey", 7), default).ToListAsync();

        Assert.Equal(Enumerable.Range(0, 1150), all.Select(row => row.Get<int>("N")));
        Assert.Equal(Enumerable.Range(1101, 49).Select(number => $"{number:D5}"), pages.Select(row => row.RowKey));
        Assert.All(pages, row => Assert.NotNull(row.ETag));
    }

    [AzuriteFact]
    public async Task Query_TableIsMissing_IsEmpty()
    {
        Assert.Empty(await QueryAsync(TableFilter.Equal("PartitionKey", "p")));
    }

    [AzuriteFact]
    public async Task Execute_RowsNotAsExpected_SaysHow()
    {
        var row = new TableEntity("p", "r") { ["N"] = 1 };
        var etag = (await _table.ExecuteAsync(TableOperation.Insert(row), default)).ETags[0]!;
        await _table.ExecuteAsync(TableOperation.Merge(new TableEntity("p", "r") { ["M"] = 2 }, etag), default);

        Assert.Equal(TableFailure.AlreadyExists, (await _table.ExecuteAsync(TableOperation.Insert(row), default)).Failure);
        Assert.Equal(TableFailure.Changed, (await _table.ExecuteAsync(TableOperation.Replace(row, etag), default)).Failure);
        Assert.Equal(TableFailure.Changed, (await _table.ExecuteAsync(TableOperation.Delete("p", "r", etag), default)).Failure);
        Assert.Equal(TableFailure.NotFound, (await _table.ExecuteAsync(TableOperation.Delete("p", "other", TableOperation.AnyVersion), default)).Failure);
        Assert.Equal((1, 2), (await _table.FindAsync("p", "r", default)) is { } merged ? (merged.Get<int>("N"), merged.Get<int>("M")) : default);
    }

    [AzuriteFact]
    public async Task ExecuteBatch_OneRefused_NothingIsDoneAndItsIndexIsTold()
    {
        await _table.ExecuteAsync(TableOperation.Insert(new TableEntity("p", "there")), default);
        TableOperation[] others = [TableOperation.Insert(new TableEntity("p", "a")), TableOperation.Put(new TableEntity("p", "b"))];

        var exists = await _table.ExecuteAsync(BatchOf([.. others, TableOperation.Insert(new TableEntity("p", "there"))]), default);
        var missing = await _table.ExecuteAsync(BatchOf([others[0], TableOperation.Delete("p", "gone", "*"), others[1]]), default);
        var changed = await _table.ExecuteAsync(BatchOf([TableOperation.Merge(new TableEntity("p", "there"), "W/\"datetime'2020-01-01T00%3A00%3A00.0000000Z'\""), .. others]), default);

        Assert.Equal((TableFailure.AlreadyExists, 2), (exists.Failure, exists.FailedAt));
        Assert.Equal((TableFailure.NotFound, 1), (missing.Failure, missing.FailedAt));
        Assert.Equal((TableFailure.Changed, 0), (changed.Failure, changed.FailedAt));
        Assert.Equal(["there"], (await QueryAsync(TableFilter.Equal("PartitionKey", "p"))).Select(row => row.RowKey));
    }

    [AzuriteFact]
    public async Task ExecuteBatch_HundredOperations_GivesEachItsVersion()
    {
        var outcome = await _table.ExecuteAsync(BatchOf([.. Enumerable.Range(0, 100).Select(number => TableOperation.Put(new TableEntity("p", $"{number}")))]), default);

        Assert.Equal(100, outcome.ETags.Length);
        var row = (await _table.FindAsync("p", "42", default))!;
        Assert.Equal(row.ETag, outcome.ETags[42]);
    }

    [AzuriteFact]
    public async Task Execute_QuickSuccession_EachVersionIsNew()
    {
        var etags = new List<string?> { (await _table.ExecuteAsync(TableOperation.Insert(new TableEntity("p", "r")), default)).ETags[0] };
        for (var i = 0; i < 30; i++)
        {
            etags.Add((await _table.ExecuteAsync(BatchOf(TableOperation.Merge(new TableEntity("p", "r"), etags[^1]!)), default)).ETags[0]);
        }

        Assert.Equal(31, etags.Distinct().Count());
    }

    private static TableBatch BatchOf(params TableOperation[] operations)
    {
        var batch = new TableBatch();
        foreach (var operation in operations)
        {
            batch.Add(operation);
        }

        return batch;
    }

    private async Task<IReadOnlyList<TableEntity>> QueryAsync(TableFilter filter) => await _table.QueryAsync(new TableQuery(filter), default).ToListAsync();
}
