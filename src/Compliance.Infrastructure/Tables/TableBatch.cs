using System.Text;

namespace Compliance.Infrastructure.Tables;

/// <summary>An entity group transaction: operations on one partition that are done all or not at all.</summary>
/// <remarks>https://learn.microsoft.com/rest/api/storageservices/performing-entity-group-transactions</remarks>
internal sealed class TableBatch
{
    public const int MaxOperations = 100;
    public const int MaxBytes = 4 * 1024 * 1024;

    private readonly List<TableOperation> _operations = [];
    private readonly HashSet<string> _rows = new(StringComparer.Ordinal);

    // The head and foot of the whole.
    private int _size = 1024;

    public IReadOnlyList<TableOperation> Operations => _operations;

    /// <summary>Whether so many more operations of so many bytes would still be one transaction.</summary>
    public bool HasRoomFor(IReadOnlyCollection<TableOperation> operations) =>
        _operations.Count + operations.Count <= MaxOperations && _size + operations.Sum(operation => operation.Size) <= MaxBytes;

    /// <exception cref="InvalidOperationException">A limit of transactions would be broken; the batch is as it was.</exception>
    public void Add(TableOperation operation)
    {
        if (!HasRoomFor([operation]))
        {
            throw new InvalidOperationException($"A transaction holds {MaxOperations} operations and {MaxBytes} bytes: {operation.RowKey} is too much.");
        }

        if (_operations is [var first, ..] && first.PartitionKey != operation.PartitionKey)
        {
            throw new InvalidOperationException($"A transaction is of one partition: {first.PartitionKey}, not {operation.PartitionKey}.");
        }

        if (!_rows.Add(operation.RowKey))
        {
            throw new InvalidOperationException($"A transaction changes a row once: {operation.RowKey} is in it already.");
        }

        _operations.Add(operation);
        _size += operation.Size;
    }

    /// <param name="tableUri">Of the table, without a trailing slash.</param>
    /// <param name="boundary">Of the batch; the one of its change set is derived.</param>
    public byte[] Write(string tableUri, string boundary)
    {
        using var body = new MemoryStream(_size);
        using var text = new StreamWriter(body, new UTF8Encoding(false)) { NewLine = "\r\n" };
        text.WriteLine($"--batch_{boundary}");
        text.WriteLine($"Content-Type: multipart/mixed; boundary=changeset_{boundary}");
        text.WriteLine();
        foreach (var operation in _operations)
        {
            text.WriteLine($"--changeset_{boundary}");
            text.WriteLine("Content-Type: application/http");
            text.WriteLine("Content-Transfer-Encoding: binary");
            text.WriteLine();
            text.WriteLine($"{operation.Method} {tableUri}{TableAddress.Of(operation)} HTTP/1.1");
            foreach (var (name, value) in TableAddress.Headers(operation))
            {
                text.WriteLine($"{name}: {value}");
            }

            text.WriteLine();
            text.Flush();
            body.Write(operation.Body);
            text.WriteLine();
        }

        text.WriteLine($"--changeset_{boundary}--");
        text.WriteLine($"--batch_{boundary}--");
        text.Flush();
        return body.ToArray();
    }
}
