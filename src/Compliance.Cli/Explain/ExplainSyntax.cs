using System.CommandLine;
using Compliance.Cli.Scans;

namespace Compliance.Cli.Explain;

/// <summary>The argument and the options of <c>explain</c>.</summary>
internal sealed class ExplainSyntax
{
    private readonly Argument<string> _subject = new("RULE|FINDING-KEY")
    {
        Description = "A rule's id, such as ARC-DNS-003, or a finding's key: the id, a colon and 16 hex digits.",
    };

    private readonly Option<string> _estate = new("--estate")
    {
        Description = "The estate file the finding is of; '-' reads standard input.",
        HelpName = "FILE|-",
    };

    private readonly DeclaredSyntax _declared = new();

    private readonly Option<DateTimeOffset?> _at = new("--at")
    {
        Description = "The time to judge at, ISO 8601; UTC unless it says otherwise. [default: when the estate was read]",
        HelpName = "TIME",
        CustomParser = OptionText.Time,
    };

    // All of them are about an estate, which only findings have.
    private IEnumerable<Option> Options => [_estate, .. _declared.All, _at];

    public void AddTo(Command command)
    {
        command.Add(_subject);
        foreach (var option in Options)
        {
            command.Add(option);
        }
    }

    public ExplainRequest Read(ParseResult parsed)
    {
        var subject = parsed.GetValue(_subject)!;
        var estate = parsed.GetValue(_estate) is { Length: > 0 } file ? file : null;
        var isFinding = subject.Contains(':', StringComparison.Ordinal);
        if (isFinding && estate is null)
        {
            throw new UsageException("Say which estate the finding is of: --estate FILE, or --estate - for standard input.");
        }

        if (!isFinding && Options.Any(option => parsed.GetResult(option) is { Implicit: false }))
        {
            throw new UsageException($"'{subject}' is no finding's key, and a rule is explained without an estate; keys look like ARC-DNS-003:0123456789abcdef.");
        }

        return new ExplainRequest { Subject = subject, Estate = estate, Declared = _declared.Read(parsed), At = parsed.GetValue(_at) };
    }
}
