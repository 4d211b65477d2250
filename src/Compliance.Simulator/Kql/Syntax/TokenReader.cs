namespace Compliance.Simulator.Kql.Syntax;

internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int _at;

    public Token Current => tokens[_at];

    public Token Following => tokens[Math.Min(_at + 1, tokens.Count - 1)];

    public Token Take() => tokens[_at < tokens.Count - 1 ? _at++ : _at];

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
