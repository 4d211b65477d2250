using Compliance.Application.Stores;
using Compliance.Embedded.Sqlite;
using Compliance.Testing.Telemetry;
using Microsoft.Extensions.Options;

namespace Compliance.Embedded.Tests.Sqlite;

/// <summary>A database file of one test, and any number of stores over it.</summary>
/// <param name="patience">Seconds that a store waits for others; as in a host unless a test waits for the end of it.</param>
internal sealed class TemporaryDatabase(int? patience = null) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compliance-").FullName;
    private readonly TestMeters _meters = new();
    private readonly List<SqliteDatabase> _open = [];

    public string Path => System.IO.Path.Combine(_folder, "compliance.db");

    public SqliteDatabase Open(string? path = null)
    {
        var options = new SqliteStoreOptions { Path = path ?? Path };
        options.BusyTimeoutSeconds = patience ?? options.BusyTimeoutSeconds;
        var database = new SqliteDatabase(Options.Create(options), new StoreMetrics(_meters));
        _open.Add(database);
        return database;
    }

    public void Dispose()
    {
        foreach (var database in _open)
        {
            database.Dispose();
        }

        _meters.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
