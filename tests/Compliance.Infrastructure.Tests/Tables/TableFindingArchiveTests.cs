using Compliance.Application.Findings;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[NeedsAzurite]
[Collection(OneAzurite.Name)]
public sealed class TableFindingArchiveTests(AzuriteServer azurite) : FindingArchiveContract
{
    private readonly TestTables _tables = new(azurite);

    protected override IFindingArchive Open() => new TableFindingArchive(_tables.Open());

    protected override IFindingStore OpenFindings() => new TableFindingStore(_tables.Open());
}
