using Compliance.Application.Changes;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[NeedsAzurite]
[Collection(OneAzurite.Name)]
public sealed class TableChangeStoreTests(AzuriteServer azurite) : ChangeStoreContract
{
    private readonly TestTables _tables = new(azurite);

    protected override IChangeStore Open() => new TableChangeStore(_tables.Open());
}
