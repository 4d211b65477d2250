using System.Globalization;

namespace Compliance.Simulator.Kql.Syntax;

internal sealed class ExpandParser(TokenReader reader, ExpressionParser expressions)
{
    // Resource Graph's own default and ceiling, which are lower than Kusto's.
    private const long DefaultLimit = 128;
    private const long HighestLimit = 400;

    public ExpandStage Parse(int position)
    {
        if (reader.TryTakeWord("kind"))
        {
            reader.Expect("=");
            if (!reader.TryTakeWord("array") && !reader.TryTakeWord("bag"))
            {
                throw reader.Unexpected("'array' or 'bag'");
            }
        }

        var columns = new List<ExpandedColumn>();
        do
        {
            var column = StageParser.ParseAssignment(reader, expressions);
            columns.Add(new ExpandedColumn(column, ParseType()));
        }
        while (reader.TryTake(","));

        return new ExpandStage(position, columns, ParseLimit());
    }

    private KqlType ParseType()
    {
        if (!reader.TryTakeWord("to"))
        {
            return KqlType.Dynamic;
        }

        reader.ExpectWord("typeof");
        reader.Expect("(");
        var type = reader.TakeName() switch
        {
            "string" => KqlType.Text,
            "long" or "int" => KqlType.Long,
            "real" or "double" => KqlType.Real,
            "bool" => KqlType.Boolean,
            "dynamic" => KqlType.Dynamic,
            var other => throw new KqlException($"mv-expand to typeof({other}) is not supported.", reader.Current.Position),
        };
        reader.Expect(")");
        return type;
    }

    private long ParseLimit()
    {
        if (!reader.TryTakeWord("limit"))
        {
            return DefaultLimit;
        }

        var token = reader.Take();
        return token.Kind == TokenKind.Long && long.TryParse(token.Value, CultureInfo.InvariantCulture, out var limit) && limit <= HighestLimit
            ? limit
            : throw new KqlException($"mv-expand takes a limit of at most {HighestLimit}.", token.Position);
    }
}
