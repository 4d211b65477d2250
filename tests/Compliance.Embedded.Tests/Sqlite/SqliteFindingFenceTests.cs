using Compliance.Application.Findings;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Contracts;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteFindingFenceTests : FindingFenceContract, IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    protected override IFindingStore Open() => new SqliteFindingStore(_file.Open());
}
