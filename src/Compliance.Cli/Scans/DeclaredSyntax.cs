using System.CommandLine;

namespace Compliance.Cli.Scans;

/// <summary>The options that name what Azure does not tell, for every command that judges an estate.</summary>
internal sealed class DeclaredSyntax
{
    private readonly Option<string?> _declarations = DeclarationsOption.Create();

    private readonly Option<string[]> _evidence = new("--evidence")
    {
        Description = "What a probe saw on site; one file or more.",
        HelpName = "FILE...",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _exemptions = new("--exemptions")
    {
        Description = "Findings that were accepted, with reason, approver and expiry.",
        HelpName = "FILE",
    };

    public IEnumerable<Option> All => [_declarations, _evidence, _exemptions];

    public DeclaredFiles Read(ParseResult parsed) => new()
    {
        Declarations = parsed.GetValue(_declarations),
        Evidence = [.. parsed.GetValue(_evidence) ?? []],
        Exemptions = parsed.GetValue(_exemptions),
    };
}
