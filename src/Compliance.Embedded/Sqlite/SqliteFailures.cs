using System.Collections.Frozen;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>Which failures lie in the file, the disk or another process, and not in this program.</summary>
/// <remarks>Numbers: https://www.sqlite.org/rescode.html.</remarks>
internal static class SqliteFailures
{
    private static readonly FrozenSet<int> OfTheFile = FrozenSet.Create(
        3, // PERM
        5, // BUSY
        6, // LOCKED
        8, // READONLY
        10, // IOERR
        11, // CORRUPT
        13, // FULL
        14, // CANTOPEN
        15, // PROTOCOL: the locks of the write-ahead log
        26); // NOTADB

    public static bool MeansUnavailable(SqliteException failure) => OfTheFile.Contains(failure.SqliteErrorCode);
}
