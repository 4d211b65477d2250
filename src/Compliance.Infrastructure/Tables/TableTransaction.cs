namespace Compliance.Infrastructure.Tables;

/// <summary>
/// Changes of one partition that are made together, with a word on each that is not needed: what is gone already need not
/// be deleted again.
/// </summary>
internal sealed class TableTransaction
{
    private readonly List<TableOperation> _operations = [];
    private readonly HashSet<TableOperation> _optional = [];

    public IReadOnlyList<TableOperation> Operations => _operations;

    public static TableTransaction Of(params ReadOnlySpan<TableOperation> operations)
    {
        var transaction = new TableTransaction();
        foreach (var operation in operations)
        {
            transaction.Add(operation);
        }

        return transaction;
    }

    /// <summary>Removes a row that was read, unless it changed or went since.</summary>
    public static TableTransaction DeleteIfThere(TableEntity row) => IfThere(TableOperation.Delete(row.PartitionKey, row.RowKey, row.ETag ?? TableOperation.AnyVersion));

    public static TableTransaction IfThere(TableOperation operation)
    {
        var transaction = new TableTransaction();
        transaction.AddIfThere(operation);
        return transaction;
    }

    public void Add(TableOperation operation) => _operations.Add(operation);

    /// <summary>Left out when the row is not there, or has another version than was asked for.</summary>
    public void AddIfThere(TableOperation operation)
    {
        _operations.Add(operation);
        _optional.Add(operation);
    }

    /// <returns>False when the operation must not be left out.</returns>
    public bool LeaveOut(TableOperation operation, TableFailure failure) =>
        failure is TableFailure.NotFound or TableFailure.Changed && _optional.Remove(operation) && _operations.Remove(operation);
}
