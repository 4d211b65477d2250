namespace Compliance.Cli.Hosting;

/// <summary>
/// A storage account as options name it: the URL of a service of it, with the caller's own credential, or a connection string. The
/// latter holds a key, which everybody on the machine could read in a list of processes: hence <c>env:NAME</c>.
/// </summary>
/// <param name="Endpoint">Null when there is a connection string.</param>
/// <param name="ConnectionString">Null when there is an endpoint.</param>
internal sealed record StorageAccount(Uri? Endpoint, string? ConnectionString)
{
    private const string Variable = "env:";

    /// <param name="text">A URL, a connection string, or <c>env:</c> and the name of the environment variable that holds either.</param>
    /// <param name="option">Which option it stands at.</param>
    /// <param name="service"><c>queue</c> or <c>table</c>, for the example.</param>
    /// <exception cref="UsageException">It is neither, or there is no such variable. A value that may hold a key is not repeated.</exception>
    public static StorageAccount Parse(string text, string option, string service)
    {
        var name = text.StartsWith(Variable, StringComparison.Ordinal) ? text[Variable.Length..] : null;
        var value = name is null ? text
            : Environment.GetEnvironmentVariable(name) is { Length: > 0 } set ? set
            : throw new UsageException($"{option} names the environment variable '{name}', which is not set.");
        return Uri.TryCreate(value, UriKind.Absolute, out var endpoint) && endpoint is { Scheme: "https" or "http", Query: "" } ? new StorageAccount(endpoint, null)
            : endpoint is { Scheme: "https" or "http" } ? throw new UsageException($"{option}: a URL with a query is not taken; use your own credential, or a connection string with the account's key.")
            : value.Contains('=', StringComparison.Ordinal) ? new StorageAccount(null, value)
            : throw new UsageException($"{option}: {(name is null ? $"'{text}'" : $"what '{name}' holds")} is no storage account: use https://ACCOUNT.{service}.core.windows.net, or {Variable}NAME for a connection string in an environment variable.");
    }
}
