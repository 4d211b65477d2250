using Compliance.Application.Changes;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Contracts;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteChangeStoreTests : ChangeStoreContract, IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    protected override IChangeStore Open() => new SqliteChangeStore(_file.Open());
}
