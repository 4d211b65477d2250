using Compliance.Application.Estates;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Contracts;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteRelationStoreTests : RelationStoreContract, IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    protected override IRelationStore Open() => new SqliteRelationStore(_file.Open());
}
