using System.CommandLine;

namespace Compliance.Cli.Scans;

/// <summary><c>--declarations</c>, which several commands have.</summary>
internal static class DeclarationsOption
{
    public static Option<string?> Create() => new("--declarations")
    {
        Description = "What no property in Azure tells: sites, forwarders, egress, attestations.",
        HelpName = "FILE",
    };
}
