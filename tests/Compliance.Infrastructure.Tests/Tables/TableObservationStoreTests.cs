using Compliance.Application.Estates;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[NeedsAzurite]
[Collection(OneAzurite.Name)]
public sealed class TableObservationStoreTests(AzuriteServer azurite) : ObservationStoreContract
{
    private readonly TestTables _tables = new(azurite);

    protected override IObservationStore Open() => new TableObservationStore(_tables.Open());
}
