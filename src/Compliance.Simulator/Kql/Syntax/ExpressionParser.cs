namespace Compliance.Simulator.Kql.Syntax;

internal sealed class ExpressionParser(TokenReader reader, IReadOnlyDictionary<string, Expression> constants)
{
    private static readonly HashSet<string> Words =
    [
        "has", "has_cs", "contains", "contains_cs", "startswith", "startswith_cs", "endswith", "endswith_cs", "hasprefix", "hassuffix",
    ];

    private static readonly HashSet<string> Symbols = ["==", "!=", "=~", "!~", "<", ">", "<=", ">="];

    private static readonly HashSet<string> Lists = ["in", "has_any", "has_all", "between"];

    public Expression Parse() => reader.Nested(ParseOr);

    public List<Expression> ParseList(string closing)
    {
        var items = new List<Expression>();
        while (!reader.TryTake(closing))
        {
            if (items.Count > 0)
            {
                reader.Expect(",");
            }

            items.Add(reader.Current.Is("*") ? new StarExpression(reader.Take().Position) : Parse());
        }

        return items;
    }

    private Expression ParseOr()
    {
        var left = ParseAnd();
        while (reader.Current.IsWord("or"))
        {
            left = new BinaryExpression(reader.Take().Position, "or", left, ParseAnd());
        }

        return left;
    }

    private Expression ParseAnd()
    {
        var left = ParseComparison();
        while (reader.Current.IsWord("and"))
        {
            left = new BinaryExpression(reader.Take().Position, "and", left, ParseComparison());
        }

        return left;
    }

    private Expression ParseComparison()
    {
        var left = ParseSum();
        var token = reader.Current;
        var word = token.Value.TrimStart('!').TrimEnd('~');
        var negatable = token.Kind == TokenKind.Symbol && token.Value.StartsWith('!') && token.Value.Length > 2;
        if ((token.Kind == TokenKind.Name || negatable || token.Is("in~")) && Lists.Contains(word))
        {
            reader.Take();
            return word == "between" ? ParseBetween(token, left) : ParseItems(token, left);
        }

        if (token.IsWord("matches"))
        {
            reader.Take();
            reader.ExpectWord("regex");
            return new BinaryExpression(token.Position, "matches regex", left, ParseSum());
        }

        if ((token.Kind == TokenKind.Symbol && Symbols.Contains(token.Value)) || ((token.Kind == TokenKind.Name || negatable) && Words.Contains(word)))
        {
            reader.Take();
            return new BinaryExpression(token.Position, token.Value, left, ParseSum());
        }

        return left;
    }

    private ListExpression ParseBetween(Token token, Expression left)
    {
        reader.Expect("(");
        var low = ParseSum();
        reader.Expect("..");
        var high = ParseSum();
        reader.Expect(")");
        return new ListExpression(token.Position, token.Value, left, [low, high]);
    }

    private ListExpression ParseItems(Token token, Expression left)
    {
        reader.Expect("(");
        var items = ParseList(")");
        return new ListExpression(token.Position, token.Value, left, items.Count > 0 ? items : throw new KqlException("An empty list.", token.Position));
    }

    private Expression ParseSum()
    {
        var left = ParseProduct();
        while (reader.Current.Is("+") || reader.Current.Is("-"))
        {
            var token = reader.Take();
            left = new BinaryExpression(token.Position, token.Value, left, ParseProduct());
        }

        return left;
    }

    private Expression ParseProduct()
    {
        var left = ParseUnary();
        while (reader.Current.Is("*") || reader.Current.Is("/") || reader.Current.Is("%"))
        {
            var token = reader.Take();
            left = new BinaryExpression(token.Position, token.Value, left, ParseUnary());
        }

        return left;
    }

    private Expression ParseUnary() =>
        reader.Current.Is("-") ? new NegateExpression(reader.Take().Position, reader.Nested(ParseUnary)) : ParsePath();

    private Expression ParsePath()
    {
        var target = ParsePrimary();
        while (true)
        {
            if (reader.Current.Is("."))
            {
                var dot = reader.Take();
                target = reader.TryTake("[")
                    ? ParseIndex(dot, target)
                    : new MemberExpression(dot.Position, target, reader.TakeName());
            }
            else if (reader.Current.Is("["))
            {
                target = ParseIndex(reader.Take(), target);
            }
            else
            {
                return target;
            }
        }
    }

    private IndexExpression ParseIndex(Token open, Expression target)
    {
        var index = new IndexExpression(open.Position, target, Parse());
        reader.Expect("]");
        return index;
    }

    private Expression ParsePrimary()
    {
        var token = reader.Current;
        if (token.Kind is TokenKind.Text or TokenKind.Long or TokenKind.Real or TokenKind.Timespan or TokenKind.Raw)
        {
            return LiteralParser.Parse(reader.Take());
        }

        if (reader.TryTake("("))
        {
            var inner = Parse();
            reader.Expect(")");
            return inner;
        }

        if (reader.Current.Is("[") && reader.Following.Kind == TokenKind.Text)
        {
            reader.Take();
            var quoted = new NameExpression(token.Position, reader.Take().Value);
            reader.Expect("]");
            return quoted;
        }

        var name = reader.TakeName();
        if (name is "true" or "false" && !reader.Current.Is("("))
        {
            return new LiteralExpression(token.Position, KqlType.Boolean, name == "true");
        }

        if (reader.TryTake("("))
        {
            return new CallExpression(token.Position, name, ParseList(")"));
        }

        return constants.TryGetValue(name, out var constant) ? constant : new NameExpression(token.Position, name);
    }
}
