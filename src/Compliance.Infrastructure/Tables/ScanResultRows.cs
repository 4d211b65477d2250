using System.Globalization;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>
/// A result of any size: gzipped, cut into rows that are written first, and a head that names them. Readers see the old
/// result until the head is there, then the new one.
/// </summary>
internal sealed class ScanResultRows(TableClient table, string id)
{
    private const string Head = "head";
    private const string Version = "Version";
    private const string Count = "Count";

    // Twelve properties a row, well below the megabyte that a row may have; four rows a transaction.
    private const int RowBytes = 12 * MemberChunk.MaxBytes;

    private readonly string _partition = "result|" + TableKey.Of(id);

    public async Task PutAsync(ReadOnlyMemory<byte> json, long fence, CancellationToken cancellationToken)
    {
        var version = Guid.NewGuid().ToString("N");
        var rows = Gzip.Pack(json.Span).Chunk(RowBytes).Select((packed, number) =>
        {
            var row = new TableEntity(_partition, KeyOf(version, number));
            TableBody.PutPacked(row, packed);
            return row;
        }).ToList();
        await TableTransactions.ExecuteAsync(table, rows.Select(row => TableTransaction.Of(TableOperation.Put(row))), cancellationToken);
        var last = await TableFence.PutAsync(table, new TableEntity(_partition, Head) { [Version] = version, [Count] = rows.Count }, fence, cancellationToken);
        if (last is not null)
        {
            await TableTransactions.ExecuteAsync(
                table,
                Enumerable.Range(0, last.Get<int>(Count)).Select(number => TableTransaction.DeleteIfThere(new TableEntity(_partition, KeyOf(last.Get<string>(Version), number)))),
                cancellationToken);
        }
    }

    public async Task<ReadOnlyMemory<byte>?> FindAsync(CancellationToken cancellationToken)
    {
        while (await table.FindAsync(_partition, Head, cancellationToken) is { } head)
        {
            var rows = await table
                .QueryAsync(new TableQuery(TableFilter.Rows(_partition, $"{head.Get<string>(Version)}|")), cancellationToken)
                .ToListAsync(cancellationToken);
            if (rows.Count == head.Get<int>(Count))
            {
                return Gzip.Unpack([.. rows.SelectMany(TableBody.ReadPacked)]);
            }

            // Replaced while it was read: read the new one.
        }

        return null;
    }

    private static string KeyOf(string version, int number) => string.Create(CultureInfo.InvariantCulture, $"{version}|{number:D5}");
}
