namespace Compliance.Simulator.Kql;

internal enum TokenKind
{
    Name,
    Text,
    Long,
    Real,
    Timespan,

    /// <summary>A literal with its own grammar, such as <c>dynamic([1,2])</c> or <c>datetime(2026-01-01)</c>.</summary>
    Raw,
    Symbol,
    End,
}

internal sealed record Token(TokenKind Kind, string Value, int Position, string Literal = "")
{
    public bool Is(string symbol) => Kind == TokenKind.Symbol && Value == symbol;

    public bool IsWord(string word) => Kind == TokenKind.Name && string.Equals(Value, word, StringComparison.Ordinal);
}
