using Microsoft.Data.Sqlite;

namespace Compliance.Cli.Tests.Endurance;

/// <summary>
/// What a killed host left, read from a copy: the next host finds the files as they lay, with the recovery of the log still
/// to do.
/// </summary>
internal sealed class SqliteCopy : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-copy-");
    private readonly SqliteConnection? _connection;

    private SqliteCopy(string path)
    {
        // The index of the log (-shm) is not copied: after a crash of the machine it would not be there either.
        foreach (var file in (string[])[path, $"{path}-wal"])
        {
            if (File.Exists(file))
            {
                File.Copy(file, Path.Combine(_folder.FullName, Path.GetFileName(file)));
            }
        }

        var copy = Path.Combine(_folder.FullName, Path.GetFileName(path));
        if (File.Exists(copy))
        {
            _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Pooling = false }.ToString());
            _connection.Open();
        }
    }

    public static SqliteCopy Of(string path) => new(path);

    /// <summary><c>ok</c>, or what is wrong.</summary>
    public string Integrity => _connection is null ? "ok" : (string)Scalar("PRAGMA integrity_check")!;

    /// <summary>The number of the lease if somebody holds it, else 0.</summary>
    public long HeldLease => HasTables && Scalar("SELECT number FROM lease WHERE holder <> ''") is long number ? number : 0;

    public long Pending => HasTables ? (long)Scalar("SELECT count(*) FROM change WHERE state = 'pending'")! : 0;

    private bool HasTables => _connection is not null && Scalar("SELECT count(*) FROM sqlite_master WHERE name = 'lease'") is > 0L;

    public void Dispose()
    {
        _connection?.Dispose();
        _folder.Delete(recursive: true);
    }

    private object? Scalar(string sql)
    {
        using var command = _connection!.CreateCommand();
#pragma warning disable CA2100 // The statements above.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command.ExecuteScalar();
    }
}
