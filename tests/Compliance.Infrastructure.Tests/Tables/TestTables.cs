using Compliance.Application.Stores;
using Compliance.Infrastructure.Tables;
using Compliance.Testing.Azurite;
using Compliance.Testing.Telemetry;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Tests.Tables;

/// <summary>Tables that no other test has.</summary>
internal sealed class TestTables(AzuriteServer azurite)
{
    private readonly string _prefix = $"t{Guid.NewGuid():N}";

    public TableAccount Open() => new(
        Options.Create(new TableStoreOptions { ConnectionString = azurite.ConnectionString, TablePrefix = _prefix }),
        TimeProvider.System,
        [],
        new StoreMetrics(new TestMeters()));
}
