using Compliance.Application.Signals;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Contracts;

namespace Compliance.Embedded.Tests.Sqlite;

public sealed class SqliteAssessorLeaseTests : AssessorLeaseContract, IDisposable
{
    private readonly TemporaryDatabase _file = new();

    public void Dispose() => _file.Dispose();

    protected override IAssessorLease Open() => new SqliteAssessorLease(_file.Open(), Time);
}
