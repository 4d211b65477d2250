namespace Compliance.Simulator.Kql.Syntax;

internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    // Far beyond any real query, far below what the stack bears.
    private const int DeepestNesting = 100;
    private int _at;
    private int _depth;

    public Token Current => tokens[_at];

    public Token Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public Token Take() => tokens[_at < tokens.Count - 1 ? _at++ : _at];

    /// <summary>Parses something nested; refuses a query that nests without end.</summary>
    public T Nested<T>(Func<T> parse)
    {
        if (++_depth > DeepestNesting)
        {
            throw new KqlException("The query is nested too deeply.", Current.Position);
        }

        var parsed = parse();
        _depth--;
        return parsed;
    }

    public bool TryTake(string symbol)
    {
        if (!Current.Is(symbol))
        {
            return false;
        }

        Take();
        return true;
    }

    public bool TryTakeWord(string word)
    {
        if (!Current.IsWord(word))
        {
            return false;
        }

        Take();
        return true;
    }

    public void Expect(string symbol)
    {
        if (!TryTake(symbol))
        {
            throw Unexpected($"'{symbol}'");
        }
    }

    public void ExpectWord(string word)
    {
        if (!TryTakeWord(word))
        {
            throw Unexpected($"'{word}'");
        }
    }

    public string TakeName() => Current.Kind == TokenKind.Name ? Take().Value : throw Unexpected("a name");

    public KqlException Unexpected(string expected) => new($"Syntax error at '{Current.Value}': expected {expected}.", Current.Position);
}
