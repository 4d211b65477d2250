using Compliance.Application.Sweeps;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[NeedsAzurite]
[Collection(OneAzurite.Name)]
public sealed class TableSweepStoreTests(AzuriteServer azurite) : SweepStoreContract
{
    private readonly TestTables _tables = new(azurite);

    protected override ISweepStore Open() => new TableSweepStore(_tables.Open());
}
