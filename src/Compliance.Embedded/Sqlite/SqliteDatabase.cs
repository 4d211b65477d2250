using Compliance.Application;
using Compliance.Application.Stores;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace Compliance.Embedded.Sqlite;

/// <summary>
/// One database file: any number of readers from the connection pool, one writer at a time. Opened by the first access,
/// and again by the next one when that failed.
/// </summary>
internal sealed class SqliteDatabase : IDisposable
{
    private readonly string _path;
    private readonly string _connectionString;
    private readonly TimeSpan _patience;
    private readonly StoreMetrics _metrics;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private SqliteConnection? _writer;

    public SqliteDatabase(IOptions<SqliteStoreOptions> options, StoreMetrics metrics)
    {
        _metrics = metrics;
        _path = options.Value.Path;
        _patience = TimeSpan.FromSeconds(options.Value.BusyTimeoutSeconds);
        _connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = _path,
            DefaultTimeout = options.Value.BusyTimeoutSeconds,
        }.ToString();
    }

    /// <summary>Reads the state as of the last commit; does not wait for the writer.</summary>
    public async Task<T> ReadAsync<T>(Func<SqliteConnection, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (Volatile.Read(ref _writer) is null)
        {
            // The schema must be there before the first read.
            await WriteAsync(_ => 0, cancellationToken);
        }

        try
        {
            using var connection = Open();
            return read(connection);
        }
        catch (SqliteException failure) when (SqliteFailures.MeansUnavailable(failure))
        {
            throw Unavailable(failure);
        }
    }

    /// <summary>One transaction: what <paramref name="write"/> did is durable when this returns, and undone when it throws.</summary>
    public async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        // While another process holds the file each writer waits: those behind it must not wait for all before them.
        if (!await _turn.WaitAsync(_patience, cancellationToken))
        {
            _metrics.Failed("sqlite");
            throw new StoreUnavailableException($"The store '{_path}' is not available: writers before this one did not end within {_patience.TotalSeconds:F0} s.");
        }

        try
        {
            var connection = _writer ?? OpenWriter();
            using var transaction = connection.BeginTransaction();
            var result = write(connection);
            transaction.Commit();
            return result;
        }
        catch (SqliteException failure) when (SqliteFailures.MeansUnavailable(failure))
        {
            throw Unavailable(failure);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose()
    {
        if (_writer is not null)
        {
            // The pool's readers hold the file open until they are told.
            SqliteConnection.ClearPool(_writer);
            _writer.Dispose();
        }

        _turn.Dispose();
    }

    private SqliteConnection OpenWriter()
    {
        var connection = Open();
        try
        {
            SqliteSchema.Prepare(connection, _path);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        Volatile.Write(ref _writer, connection);
        return connection;
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            // An accepted event must survive a power cut: NORMAL may lose the last commits of a write-ahead log.
            connection.Run("PRAGMA synchronous = FULL");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private StoreUnavailableException Unavailable(SqliteException failure)
    {
        _metrics.Failed("sqlite");
        return new($"The store '{_path}' is not available: {failure.Message}", failure);
    }
}
