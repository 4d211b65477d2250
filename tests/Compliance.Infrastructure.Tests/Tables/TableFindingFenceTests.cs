using Compliance.Application.Findings;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[NeedsAzurite]
[Collection(OneAzurite.Name)]
public sealed class TableFindingFenceTests(AzuriteServer azurite) : FindingFenceContract
{
    private readonly TestTables _tables = new(azurite);

    protected override IFindingStore Open() => new TableFindingStore(_tables.Open());
}
