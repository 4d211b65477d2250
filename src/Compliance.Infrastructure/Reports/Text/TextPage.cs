using System.Globalization;
using System.Text;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>Lines of text with indents, wrapped at words.</summary>
internal sealed class TextPage(int width, bool hasColour)
{
    private const int MinWidth = 40;
    private readonly StringBuilder _lines = new();
    private readonly int _width = Math.Max(width, MinWidth);

    public void Blank() => _lines.Append('\n');

    public void Heading(string text)
    {
        Blank();
        Line(0, text.ToUpperInvariant(), Ink.Bold);
    }

    /// <summary>One line as it is.</summary>
    public void Line(int indent, string text, Ink ink = Ink.Plain)
    {
        _lines.Append(' ', indent);
        Append(Printable.Of(text), ink);
        Blank();
    }

    public void Paragraph(int indent, string text, Ink ink = Ink.Plain) => Labelled(indent, "", Ink.Plain, text, ink);

    /// <summary>A label with a paragraph to its right; the paragraph's further lines begin below its first.</summary>
    public void Labelled(int indent, string label, Ink labelInk, string text, Ink ink = Ink.Plain)
    {
        var hang = indent + label.Length;
        _lines.Append(' ', indent);
        Append(Printable.Of(label), labelInk);
        var isFirst = true;
        foreach (var line in Wrap(Printable.Of(text), _width - hang))
        {
            _lines.Append(' ', isFirst ? 0 : hang);
            Append(line, ink);
            Blank();
            isFirst = false;
        }
    }

    /// <summary>The lines so far; the page is empty afterwards.</summary>
    public string Take()
    {
        var text = _lines.ToString();
        _lines.Clear();
        return text;
    }

    private void Append(string text, Ink ink)
    {
        if (hasColour && ink is not Ink.Plain && text.Length > 0)
        {
            _lines.Append(CultureInfo.InvariantCulture, $"\e[{(int)ink}m{text}\e[0m");
        }
        else
        {
            _lines.Append(text);
        }
    }

    private static IEnumerable<string> Wrap(string text, int width)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split(' ').SelectMany(word => Pieces(word, width)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    // A property path that is longer than a line is broken after a dot; a word without one stays whole.
    private static IEnumerable<string> Pieces(string word, int width)
    {
        while (word.Length > width && word.LastIndexOf('.', width - 1) is > 0 and var dot)
        {
            yield return word[..(dot + 1)];
            word = word[(dot + 1)..];
        }

        yield return word;
    }
}
