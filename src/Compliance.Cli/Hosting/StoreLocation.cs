namespace Compliance.Cli.Hosting;

/// <summary>Where an embedded host keeps its data: <c>sqlite:PATH</c> or <c>table:URL</c>.</summary>
internal abstract record StoreLocation
{
    private StoreLocation()
    {
    }

    /// <exception cref="UsageException">The text is no location.</exception>
    public static StoreLocation Parse(string text) => text.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } path] => new Sqlite(System.IO.Path.GetFullPath(path)),
        ["table", { Length: > 0 } url] => new Table(url),
        _ => throw new UsageException($"'{text}' is no store: use sqlite:PATH or table:URL."),
    };

    /// <param name="Path">Full path of the database file.</param>
    public sealed record Sqlite(string Path) : StoreLocation;

    /// <param name="Url">The table endpoint, or a connection string.</param>
    public sealed record Table(string Url) : StoreLocation;
}
