using Compliance.Application.Estates;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Contracts;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteObservationStoreTests : ObservationStoreContract, IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    protected override IObservationStore Open() => new SqliteObservationStore(_file.Open());
}
