using Azure.Core;
using Compliance.Application.Stores;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Tables;

/// <summary>The tables of one store.</summary>
internal sealed class TableAccount
{
    private readonly StoragePipeline _pipeline;
    private readonly string _prefix;

    public TableAccount(IOptions<TableStoreOptions> options, TimeProvider time, IEnumerable<TokenCredential> credentials, StoreMetrics metrics)
    {
        var value = options.Value;
        _prefix = value.TablePrefix;
        var connection = StorageConnection.Of(value.ConnectionString, value.Endpoint, value.Credential ?? credentials.LastOrDefault(), "table");
        _pipeline = new StoragePipeline(connection, (account, key) => new SharedKeyLitePolicy(account, key, time), value.MaxRetries, failed: () => metrics.Failed("table"));
    }

    public TableAccount(StoragePipeline pipeline, string prefix) => (_pipeline, _prefix) = (pipeline, prefix);

    /// <param name="name">Letters only; the options' prefix goes before it.</param>
    public TableClient Table(string name) => new(_pipeline, _prefix + name);
}
