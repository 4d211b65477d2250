using System.CommandLine;

namespace Compliance.Cli.Hosting;

/// <summary><c>--store</c>, which every command on a host's data has.</summary>
internal static class StoreOption
{
    public static Option<string> Create() => new("--store")
    {
        Description = "Where findings are kept: sqlite:PATH, table:URL, or table:env:NAME for a connection string in an environment variable.",
        DefaultValueFactory = _ => "sqlite:compliance.db",
    };
}
