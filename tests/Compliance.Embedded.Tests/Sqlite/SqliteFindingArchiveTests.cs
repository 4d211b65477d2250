using Compliance.Application.Findings;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Contracts;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteFindingArchiveTests : FindingArchiveContract, IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    protected override IFindingArchive Open() => new SqliteFindingArchive(_file.Open());

    protected override IFindingStore OpenFindings() => new SqliteFindingStore(_file.Open());
}
