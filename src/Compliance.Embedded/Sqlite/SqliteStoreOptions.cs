using System.ComponentModel.DataAnnotations;

namespace Compliance.Embedded.Sqlite;

/// <summary>Where the embedded store lives.</summary>
public sealed class SqliteStoreOptions
{
    /// <summary>The database file. It is made when missing, its folder is not; two files with <c>-wal</c> and <c>-shm</c> lie beside it.</summary>
    [Required]
    public string Path { get; set; } = "";

    /// <summary>How long an access waits for another process that holds the file, in whole seconds; 1 to 60, default 5.</summary>
    [Range(1, 60)]
    public int BusyTimeoutSeconds { get; set; } = 5;
}
