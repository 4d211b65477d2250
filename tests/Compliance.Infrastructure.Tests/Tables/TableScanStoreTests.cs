using Compliance.Application.Scans;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[NeedsAzurite]
[Collection(OneAzurite.Name)]
public sealed class TableScanStoreTests(AzuriteServer azurite) : ScanStoreContract
{
    private readonly TestTables _tables = new(azurite);

    protected override IScanStore Open() => new TableScanStore(_tables.Open());
}
