using System.Text.RegularExpressions;

namespace Compliance.Functions.Tests.Infra;

/// <summary>A Bicep or parameter file as its statements.</summary>
internal sealed partial class BicepFile
{
    private BicepFile(string path, string code, IReadOnlyList<BicepStatement> statements)
    {
        Path = path;
        Code = code;
        Statements = statements;
    }

    /// <summary>Relative to the folder of the infrastructure, with slashes.</summary>
    public string Path { get; }

    /// <summary>Without comments.</summary>
    public string Code { get; }

    public IReadOnlyList<BicepStatement> Statements { get; }

    public bool IsParameters => Path.EndsWith(".bicepparam", StringComparison.Ordinal);

    public IEnumerable<BicepStatement> Of(string kind) => Statements.Where(statement => statement.Kind == kind);

    public BicepStatement Get(string kind, string name) => Of(kind).Single(statement => statement.Name == name);

    /// <summary>The path of a file that this one names.</summary>
    public string Beside(string target) => System.IO.Path.Combine(System.IO.Path.GetDirectoryName(Path) ?? "", target).Replace('\\', '/');

    public static BicepFile Parse(string path, string text)
    {
        var code = BicepText.WithoutComments(text);
        var isCode = BicepText.Code(code);
        var statements = new List<BicepStatement>();
        var decorators = "";
        var (start, depth) = (0, 0);
        for (var i = 0; i < code.Length; i++)
        {
            depth += !isCode[i] ? 0 : code[i] is '{' or '[' or '(' ? 1 : code[i] is '}' or ']' or ')' ? -1 : 0;
            if (depth != 0 || code[i] != '\n' || !isCode[i] || GoesOn().IsMatch(code, i))
            {
                continue;
            }

            var line = code[start..i].Trim();
            start = i + 1;
            if (line.StartsWith('@'))
            {
                decorators += line + "\n";
            }
            else if (line.Length > 0)
            {
                statements.Add(Statement(line, decorators));
                decorators = "";
            }
        }

        return depth == 0 ? new BicepFile(path, code, statements) : throw new FormatException($"{path}: brackets do not match.");
    }

    private static BicepStatement Statement(string line, string decorators) =>
        Declaration().Match(line) is { Success: true } match
            ? new BicepStatement(match.Groups[1].Value, match.Groups[2].Value, decorators, line[match.Length..])
            : new BicepStatement(line.Split(' ')[0], "", decorators, line[line.Split(' ')[0].Length..]);

    [GeneratedRegex(@"^(param|var|resource|module|output|type|func)\s+(\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\G\n\s*[?:]\s")]
    private static partial Regex GoesOn();
}
