namespace Compliance.Simulator.Kql.Syntax;

/// <summary>Reads <c>let</c> statements of scalar constants and one tabular query.</summary>
internal sealed class QueryParser
{
    private readonly TokenReader _reader;
    private readonly Dictionary<string, Expression> _constants = new(StringComparer.Ordinal);
    private readonly StageParser _stages;

    private QueryParser(string query)
    {
        _reader = new TokenReader(Lexer.Read(query));
        _stages = new StageParser(_reader, new ExpressionParser(_reader, _constants), () => _reader.Nested(ParsePipeline));
    }

    public static Pipeline Parse(string query)
    {
        var parser = new QueryParser(query);
        while (parser._reader.TryTakeWord("let"))
        {
            parser.ParseLet();
        }

        var pipeline = parser.ParsePipeline();
        parser._reader.TryTake(";");
        return parser._reader.Current.Kind == TokenKind.End ? pipeline : throw parser._reader.Unexpected("'|' or the end of the query");
    }

    private void ParseLet()
    {
        var name = _reader.TakeName();
        _reader.Expect("=");
        _constants[name] = new ExpressionParser(_reader, _constants).Parse();
        _reader.Expect(";");
    }

    private Pipeline ParsePipeline()
    {
        var stages = new List<Stage>();
        var start = _reader.Current.Position;

        // Resource Graph takes a query that starts with an operator as one over `resources`.
        Source source;
        if (_stages.AtOperator)
        {
            source = new TableSource(start, "resources");
            stages.Add(_stages.Parse());
        }
        else
        {
            source = ParseSource();
        }

        while (_reader.TryTake("|"))
        {
            stages.Add(_stages.Parse());
        }

        return new Pipeline(source, stages);
    }

    private Source ParseSource()
    {
        var position = _reader.Current.Position;
        if (_reader.TryTakeWord("union"))
        {
            return new UnionSource(position, _stages.ParseInputs());
        }

        if (_reader.TryTake("("))
        {
            var nested = _reader.Nested(ParsePipeline);
            _reader.Expect(")");
            return new NestedSource(position, nested);
        }

        return new TableSource(position, _reader.TakeName());
    }
}
