using Compliance.Application.Estates;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[NeedsAzurite]
[Collection(OneAzurite.Name)]
public sealed class TableRelationStoreTests(AzuriteServer azurite) : RelationStoreContract
{
    private readonly TestTables _tables = new(azurite);

    protected override IRelationStore Open() => new TableRelationStore(_tables.Open());
}
