using Compliance.Application.Proofs;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[NeedsAzurite]
[Collection(OneAzurite.Name)]
public sealed class TableProofStoreTests(AzuriteServer azurite) : ProofStoreContract
{
    private readonly TestTables _tables = new(azurite);

    protected override IProofStore Open() => new TableProofStore(_tables.Open());
}
