using System.CommandLine;
using Compliance.Infrastructure.Reports;

namespace Compliance.Cli.Scans;

/// <summary>The options of <c>scan</c>.</summary>
internal sealed class ScanSyntax
{
    private readonly Option<string> _estate = new("--estate")
    {
        Description = "The estate file: what 'az graph query' prints, or an export; '-' reads standard input.",
        HelpName = "FILE|-",
    };

    private readonly AzureSyntax _azure = new("scan");

    private readonly DeclaredSyntax _declared = new();

    private readonly Option<string[]> _rules = new("--rules")
    {
        Description = "Only these rules, separated by commas; '*' stands for any characters.",
        HelpName = "ID|GLOB,...",
        DefaultValueFactory = _ => [],
        CustomParser = OptionText.List,
    };

    private readonly Option<DateTimeOffset?> _at = new("--at")
    {
        Description = "The time to judge at, ISO 8601; UTC unless it says otherwise. [default: when the estate was read]",
        HelpName = "TIME",
        CustomParser = OptionText.Time,
    };

    private readonly Option<IScanReportWriter> _format = new("--format")
    {
        Description = "The form of the result. [default: text]",
        HelpName = ReportFormats.Names.Replace(", ", "|", StringComparison.Ordinal),
        CustomParser = OptionText.Format,
    };

    private readonly Option<ProofSelection> _proofs = new("--proofs")
    {
        Description = "The clusters to show hop by hop. [default: broken]",
        HelpName = "all|broken|none",
        CustomParser = OptionText.Choice<ProofSelection>,
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Write the result to this file, whole or not at all. [default: standard output]",
        HelpName = "FILE",
    };

    private readonly Option<FailOn> _failOn = new("--fail-on")
    {
        Description = "The least severity that makes the exit code 1. [default: high]",
        HelpName = "critical|high|medium|low|info|none",
        CustomParser = OptionText.Choice<FailOn>,
    };

    private readonly Option<bool> _allowIncomplete = new("--allow-incomplete")
    {
        Description = "Exit 0 also when the coverage is incomplete or a cluster is unknown.",
        Arity = ArgumentArity.Zero,
    };

    public void AddTo(Command command)
    {
        command.Add(_estate);
        _azure.AddTo(command);
        Option[] options = [.. _declared.All, _rules, _at, _format, _proofs, _output, _failOn, _allowIncomplete];
        foreach (var option in options)
        {
            command.Add(option);
        }
    }

    public ScanRequest Read(ParseResult parsed) => new()
    {
        Estate = EstateOf(parsed),
        Azure = _azure.IsGiven(parsed) ? _azure.ReadNamed(parsed) : null,
        Declared = _declared.Read(parsed),
        Rules = [.. parsed.GetValue(_rules) ?? []],
        At = parsed.GetValue(_at),
        Format = parsed.GetValue(_format) ?? ReportFormats.All[0],
        Proofs = parsed.GetResult(_proofs) is null ? ProofSelection.Broken : parsed.GetValue(_proofs),
        Output = parsed.GetValue(_output) is { Length: > 0 } output ? output : null,
        FailOn = (parsed.GetResult(_failOn) is null ? FailOn.High : parsed.GetValue(_failOn)).ToSeverity(),
        AllowIncomplete = parsed.GetValue(_allowIncomplete),
    };

    private string? EstateOf(ParseResult parsed) => (parsed.GetValue(_estate), _azure.IsGiven(parsed)) switch
    {
        ({ Length: > 0 } file, false) => file,
        (null, true) => null,
        (null or "", false) => throw new UsageException("Say what to scan: --estate FILE (or - for standard input), --subscription ID or --management-group ID."),
        _ => throw new UsageException("Scan an estate file or Azure, not both: --estate does not go with --subscription, --management-group or --arm-endpoint."),
    };
}
