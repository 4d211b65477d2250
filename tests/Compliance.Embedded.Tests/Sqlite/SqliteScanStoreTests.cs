using Compliance.Application.Scans;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Contracts;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteScanStoreTests : ScanStoreContract, IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    protected override IScanStore Open() => new SqliteScanStore(_file.Open());
}
