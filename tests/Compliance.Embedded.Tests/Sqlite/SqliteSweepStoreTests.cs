using Compliance.Application.Sweeps;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Contracts;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteSweepStoreTests : SweepStoreContract, IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    protected override ISweepStore Open() => new SqliteSweepStore(_file.Open());
}
