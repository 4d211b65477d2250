using Compliance.Application.Stores;

namespace Compliance.Embedded.Sqlite;

/// <summary>Writes the number in the file's header that SQLite leaves to its users.</summary>
internal sealed class SqliteStoreProbe(SqliteDatabase database) : IStoreProbe
{
    // Also the number that stands already is written anew.
    public Task WriteAsync(CancellationToken cancellationToken) => database.WriteAsync(connection => connection.Run("PRAGMA user_version = 1"), cancellationToken);
}
