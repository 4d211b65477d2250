namespace Compliance.Simulator.Kql;

internal sealed class Lexer(string source)
{
    private static readonly string[] Symbols = ["==", "!=", "=~", "!~", "<=", ">=", "..", "|", ",", "(", ")", "[", "]", "=", "<", ">", "+", "-", "*", "/", "%", ".", ":", ";", "{", "}"];
    private static readonly HashSet<string> RawLiterals = ["dynamic", "datetime", "timespan", "time"];
    private int _at;

    public static List<Token> Read(string source)
    {
        var lexer = new Lexer(source);
        var tokens = new List<Token>();
        do
        {
            tokens.Add(lexer.Next());
        }
        while (tokens[^1].Kind != TokenKind.End);

        return tokens;
    }

    private char Current => Peek(0);

    private char Peek(int ahead) => _at + ahead < source.Length ? source[_at + ahead] : '\0';

    private Token Next()
    {
        SkipBlanks();
        var start = _at;
        if (_at >= source.Length)
        {
            return new Token(TokenKind.End, "<EOF>", start);
        }

        if (Current is '\'' or '"' || (Current == '@' && Peek(1) is '\'' or '"'))
        {
            return new Token(TokenKind.Text, TextLexer.Read(source, ref _at), start);
        }

        if (char.IsAsciiDigit(Current))
        {
            return NumberLexer.Read(source, ref _at);
        }

        if (char.IsAsciiLetter(Current) || Current is '_' or '$')
        {
            return ReadName(start);
        }

        if (Current == '!' && char.IsAsciiLetter(Peek(1)))
        {
            _at++;
            return new Token(TokenKind.Symbol, "!" + ReadWord() + ReadTilde(), start);
        }

        var symbol = Array.Find(Symbols, s => string.CompareOrdinal(source, _at, s, 0, s.Length) == 0)
            ?? throw new KqlException($"Unexpected character '{Current}'.", start);
        _at += symbol.Length;
        return new Token(TokenKind.Symbol, symbol, start);
    }

    private Token ReadName(int start)
    {
        var word = ReadWord();
        if (word == "in" && Current == '~')
        {
            return new Token(TokenKind.Symbol, word + ReadTilde(), start);
        }

        var mark = _at;
        SkipBlanks();
        if (RawLiterals.Contains(word) && Current == '(')
        {
            return new Token(TokenKind.Raw, word, start, ReadParenthesised(start));
        }

        _at = mark;
        return new Token(TokenKind.Name, word, start);
    }

    private string ReadWord()
    {
        var start = _at++;
        while (char.IsAsciiLetterOrDigit(Current) || Current == '_')
        {
            _at++;
        }

        return source[start.._at];
    }

    private string ReadTilde()
    {
        if (Current != '~')
        {
            return "";
        }

        _at++;
        return "~";
    }

    private string ReadParenthesised(int start)
    {
        var open = ++_at;
        for (var depth = 1; _at < source.Length; _at++)
        {
            if (Current is '"' or '\'')
            {
                TextLexer.Read(source, ref _at);
                _at--;
            }
            else if (Current is '(' or ')' && (depth += Current == '(' ? 1 : -1) == 0)
            {
                return source[open.._at++].Trim();
            }
        }

        throw new KqlException("A literal is not closed.", start);
    }

    private void SkipBlanks()
    {
        while (_at < source.Length && (char.IsWhiteSpace(Current) || (Current == '/' && Peek(1) == '/')))
        {
            if (Current == '/')
            {
                var end = source.IndexOf('\n', _at);
                _at = end < 0 ? source.Length : end;
            }
            else
            {
                _at++;
            }
        }
    }
}
