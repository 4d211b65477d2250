using System.Text.RegularExpressions;
using Compliance.Infrastructure.Reports.Text;

namespace Compliance.Infrastructure.Reports.Explain;

/// <summary>
/// Markdown as plain text of the page's width: paragraphs and lists are wrapped, code and tables stay as they are. Knows what
/// the rules' pages use, not the whole language; what it does not know it prints as it stands.
/// </summary>
internal sealed partial class MarkdownText(TextPage page)
{
    private const int CodeIndent = 4;

    // The lines read of a paragraph or of an item that may go on.
    private readonly List<string> _block = [];
    private bool _isCode;

    // Blank lines stand between blocks, not below headings.
    private bool _hasText = true;
    private bool _isApart = true;

    public void Write(string markdown)
    {
        foreach (var line in BodyOf(markdown))
        {
            Take(line);
        }

        EndBlock();
    }

    private void Take(string line)
    {
        if (line.TrimStart().StartsWith("```", StringComparison.Ordinal))
        {
            EndBlock();
            _isApart = true;
            _isCode = !_isCode;
        }
        else if (_isCode)
        {
            Open();
            page.Line(CodeIndent, line);
        }
        else if (line.Length == 0)
        {
            EndBlock();
            _isApart = true;
        }
        else if (HeadingStart().Match(line) is { Success: true } heading)
        {
            EndBlock();
            WriteHeading(heading.Groups["level"].Length, Inline(heading.Groups["text"].Value));
        }
        else
        {
            if (line.StartsWith('|') || ItemStart().IsMatch(line))
            {
                EndBlock();
            }

            _block.Add(line.Trim());
        }
    }

    private void WriteHeading(int level, string text)
    {
        // The one of the first level is the rule's title, which the reader has just seen.
        if (level == 2)
        {
            page.Heading(text);
        }
        else if (level > 2)
        {
            page.Blank();
            page.Line(0, text, Ink.Bold);
        }

        (_hasText, _isApart) = (level == 1, level == 1);
    }

    private void EndBlock()
    {
        if (_block.Count == 0)
        {
            return;
        }

        Open();
        var text = string.Join(' ', _block);
        _block.Clear();
        if (text.StartsWith('|'))
        {
            page.Line(0, Inline(text));
        }
        else if (ItemStart().Match(text) is { Success: true } item)
        {
            page.Labelled(2, item.Value, Ink.Plain, Inline(text[item.Length..]));
        }
        else
        {
            page.Paragraph(0, Inline(text));
        }
    }

    private void Open()
    {
        if (_hasText && _isApart)
        {
            page.Blank();
        }

        (_hasText, _isApart) = (true, false);
    }

    private static IEnumerable<string> BodyOf(string markdown)
    {
        var lines = markdown.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()).ToList();
        var end = lines[0] == "---" ? lines.IndexOf("---", 1) : -1;
        return lines.Skip(end + 1);
    }

    // Emphasis is for the eye, and a link is worth its target.
    private static string Inline(string text) => Links().Replace(Strong().Replace(text, "$1"), TextOf);

    // The page of a rule is named like the rule.
    private static string TextOf(Match link) =>
        link.Groups[2].Value == $"{link.Groups[1].Value}.md" ? link.Groups[1].Value : $"{link.Groups[1].Value} ({link.Groups[2].Value})";

    [GeneratedRegex("^(?<level>#{1,6}) +(?<text>.+)$")]
    private static partial Regex HeadingStart();

    [GeneratedRegex(@"^ *(?:[-*]|\d+\.) +")]
    private static partial Regex ItemStart();

    [GeneratedRegex(@"\*\*([^*]+)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex(@"\[([^\]]+)\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}
