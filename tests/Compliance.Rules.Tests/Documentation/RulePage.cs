using System.Collections.Immutable;

namespace Compliance.Rules.Tests.Documentation;

/// <summary>The page of one rule, <c>docs/rules/ID.md</c>, in the parts that tests look at.</summary>
internal sealed record RulePage
{
    private const string Fence = "```";

    public required string FileName { get; init; }

    public required ImmutableDictionary<string, string> FrontMatter { get; init; }

    public required ImmutableArray<string> Sections { get; init; }

    public required ImmutableArray<RuleExample> Examples { get; init; }

    public required string Body { get; init; }

    public string Id => FrontMatter["id"];

    /// <summary>The types that a finding of the rule may name.</summary>
    public IEnumerable<string> ResourceTypes => FrontMatter["resource"].Split(", ");

    public static IReadOnlyList<RulePage> All { get; } =
        [.. Directory.GetFiles(Repository.PathOf("docs/rules"), "ARC-*.md").Order(StringComparer.Ordinal).Select(Read)];

    public static RulePage Of(string id) => All.Single(page => page.Id == id);

    private static RulePage Read(string path)
    {
        var lines = File.ReadAllLines(path);
        var end = lines.Length > 0 && lines[0] == "---" ? Array.IndexOf(lines, "---", 1) : -1;
        if (end < 0)
        {
            throw new FormatException($"{path} has no front matter.");
        }

        var body = lines[(end + 1)..];
        return new RulePage
        {
            FileName = Path.GetFileName(path),
            FrontMatter = lines[1..end].Select(line => line.Split(": ", 2)).ToImmutableDictionary(pair => pair[0], pair => pair[1]),
            Sections = [.. body.Where(line => line.StartsWith("## ", StringComparison.Ordinal)).Select(line => line[3..])],
            Examples = ReadExamples(body),
            Body = string.Join('\n', body),
        };
    }

    // A block of declarations or evidence belongs to the example before it.
    private static ImmutableArray<RuleExample> ReadExamples(string[] body)
    {
        var examples = new List<RuleExample>();
        for (var start = 0; start < body.Length; start++)
        {
            if (!body[start].StartsWith(Fence, StringComparison.Ordinal))
            {
                continue;
            }

            var end = Array.IndexOf(body, Fence, start + 1);
            var text = string.Join('\n', body[(start + 1)..end]);
            switch (body[start][Fence.Length..].Split(' '))
            {
                case ["json", "declarations"]:
                    examples[^1] = examples[^1] with { Declarations = text };
                    break;
                case ["json", "evidence"]:
                    examples[^1] = examples[^1] with { Evidence = text };
                    break;
                case ["json", var kind] when kind.StartsWith("example=", StringComparison.Ordinal):
                    examples.Add(new RuleExample(kind["example=".Length..], text));
                    break;
            }

            start = end;
        }

        return [.. examples];
    }
}

/// <summary>An estate of a page, what it should come to (<c>pass</c>, <c>fail</c>, <c>not-applicable</c>), and what is declared and probed for it.</summary>
internal sealed record RuleExample(string Kind, string Estate)
{
    public string? Declarations { get; init; }

    public string? Evidence { get; init; }
}
