namespace Compliance.Cli.Hosting;

/// <summary>Where an embedded host keeps its data: <c>sqlite:PATH</c>, or <c>table:</c> and a <see cref="StorageAccount"/>.</summary>
internal abstract record StoreLocation
{
    private StoreLocation()
    {
    }

    /// <exception cref="UsageException">The text is no location.</exception>
    public static StoreLocation Parse(string text) => text.Split(':', 2) switch
    {
        ["sqlite", { Length: > 0 } path] => new Sqlite(System.IO.Path.GetFullPath(path)),
        ["table", ['e', 'n', 'v', ':', ..] rest] when StorageAccount.Parse(rest, "--store", "table") is var account => new Table(account.Endpoint, account.ConnectionString),
        ["table", { Length: > 0 } rest] when Uri.TryCreate(rest, UriKind.Absolute, out var endpoint) && endpoint.Scheme is "https" => new Table(endpoint, null),
        ["table", { Length: > 0 } rest] when rest.Contains('=', StringComparison.Ordinal) => new Table(null, rest),
        _ => throw new UsageException($"'{text.Split('=')[0]}' is no store: use sqlite:PATH, table:https://ACCOUNT.table.core.windows.net or table:env:NAME, an environment variable with a connection string."),
    };

    /// <param name="Path">Full path of the database file.</param>
    public sealed record Sqlite(string Path) : StoreLocation;

    /// <summary>An account by its endpoint, with the caller's own credential, or by a connection string.</summary>
    public sealed record Table(Uri? Endpoint, string? ConnectionString) : StoreLocation;
}
