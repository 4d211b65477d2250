using Compliance.Application.Signals;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Contracts;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

[NeedsAzurite]
[Collection(OneAzurite.Name)]
public sealed class TableAssessorLeaseTests(AzuriteServer azurite) : AssessorLeaseContract
{
    private readonly TestTables _tables = new(azurite);

    protected override IAssessorLease Open() => new TableAssessorLease(_tables.Open(), Time);
}
