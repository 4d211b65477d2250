using System.Globalization;

namespace Compliance.Simulator.Kql.Syntax;

internal sealed class StageParser(TokenReader reader, ExpressionParser expressions, Func<Pipeline> nested)
{
    private static readonly HashSet<string> Operators =
    [
        "where", "filter", "extend", "project", "order", "sort", "take", "limit", "count", "distinct", "summarize", "mv", "mvexpand", "join", "top",
    ];

    public bool AtOperator => reader.Current.Kind == TokenKind.Name && Operators.Contains(reader.Current.Value);

    public Stage Parse()
    {
        var position = reader.Current.Position;
        var name = reader.TakeName();
        while (reader.Current.Is("-") && reader.Following.Kind == TokenKind.Name)
        {
            reader.Take();
            name += "-" + reader.TakeName();
        }

        return name switch
        {
            "where" or "filter" => new WhereStage(position, expressions.Parse()),
            "extend" => new ExtendStage(position, ParseAssignments()),
            "project" => new ProjectStage(position, ParseAssignments()),
            "project-away" => new ProjectAwayStage(position, ParseNames()),
            "project-rename" => new ProjectRenameStage(position, ParseAssignments()),
            "order" or "sort" => ParseSort(position),
            "take" or "limit" => new TakeStage(position, ParseCount()),
            "count" => new CountStage(position),
            "top" => ParseTop(position),
            "distinct" => ParseDistinct(position),
            "summarize" => ParseSummarize(position),
            "mv-expand" or "mvexpand" => new ExpandParser(reader, expressions).Parse(position),
            "union" => new UnionStage(position, ParseInputs()),
            "join" => new JoinParser(reader, nested).Parse(position),
            _ => throw new KqlException($"The operator '{name}' is not supported.", position),
        };
    }

    public List<Pipeline> ParseInputs()
    {
        var inputs = new List<Pipeline>();
        do
        {
            inputs.Add(ParseInput());
        }
        while (reader.TryTake(","));
        return inputs;
    }

    private Pipeline ParseInput()
    {
        if (!reader.TryTake("("))
        {
            var position = reader.Current.Position;
            return new Pipeline(new TableSource(position, reader.TakeName()), []);
        }

        var query = nested();
        reader.Expect(")");
        return query;
    }

    private List<Assignment> ParseAssignments()
    {
        var assignments = new List<Assignment>();
        do
        {
            assignments.Add(ParseAssignment(reader, expressions));
        }
        while (reader.TryTake(","));
        return assignments;
    }

    public static Assignment ParseAssignment(TokenReader reader, ExpressionParser expressions)
    {
        if (reader.Current.Kind != TokenKind.Name || !reader.Following.Is("="))
        {
            return new Assignment(null, expressions.Parse());
        }

        var name = reader.TakeName();
        reader.Expect("=");
        return new Assignment(name, expressions.Parse());
    }

    private List<string> ParseNames()
    {
        var names = new List<string>();
        do
        {
            names.Add(reader.TakeName());
        }
        while (reader.TryTake(","));
        return names;
    }

    private DistinctStage ParseDistinct(int position) =>
        reader.TryTake("*") ? new DistinctStage(position, []) : new DistinctStage(position, ParseAssignments());

    private SummarizeStage ParseSummarize(int position)
    {
        var aggregates = reader.Current.IsWord("by") ? [] : ParseAssignments();
        return new SummarizeStage(position, aggregates, reader.TryTakeWord("by") ? ParseAssignments() : []);
    }

    private TopStage ParseTop(int position)
    {
        var count = ParseCount();
        reader.ExpectWord("by");
        return new TopStage(position, count, ParseSortKeys());
    }

    private SortStage ParseSort(int position)
    {
        reader.ExpectWord("by");
        return new SortStage(position, ParseSortKeys());
    }

    private List<SortKey> ParseSortKeys()
    {
        var keys = new List<SortKey>();
        do
        {
            var value = expressions.Parse();
            var ascending = reader.TryTakeWord("asc");
            var descending = !ascending && (reader.TryTakeWord("desc") || true);
            var nullsFirst = ascending;
            if (reader.TryTakeWord("nulls"))
            {
                nullsFirst = reader.TryTakeWord("first");
                if (!nullsFirst)
                {
                    reader.ExpectWord("last");
                }
            }

            keys.Add(new SortKey(value, descending, nullsFirst));
        }
        while (reader.TryTake(","));
        return keys;
    }

    private long ParseCount()
    {
        var token = reader.Take();
        return token.Kind == TokenKind.Long && long.TryParse(token.Value, CultureInfo.InvariantCulture, out var count) ? count : throw new KqlException("Expected a number of rows.", token.Position);
    }
}
