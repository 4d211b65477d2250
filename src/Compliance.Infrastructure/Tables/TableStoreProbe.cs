using Compliance.Application;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>Writes a row of its own beside the lease.</summary>
internal sealed class TableStoreProbe(TableAccount account) : IStoreProbe
{
    private readonly TableClient _table = account.Table("lease");

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        var row = new TableEntity("probe", "probe");
        if (!(await _table.ExecuteAsync(TableOperation.Put(row), cancellationToken)).IsDone)
        {
            throw new StoreUnavailableException("The table store refused a write.");
        }
    }
}
