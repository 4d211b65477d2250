using System.Text;
using System.Text.Json;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>
/// Walks JSON once, token by token. When the bytes run out in the middle of something the cursor is starved: every loop
/// over it ends, what was read is worth nothing, and the caller starts again from a copy with more bytes. That costs one
/// row a buffer and spares the readers of properties any thought of where a buffer ends.
/// </summary>
internal ref struct JsonCursor
{
    private readonly ReadOnlySpan<byte> _buffer;
    private readonly StringPool _pool;
    private Utf8JsonReader _json;
    private ReadOnlySpan<byte> _key;
    private bool _isClosed;

    public JsonCursor(ReadOnlySpan<byte> buffer, bool isFinal, JsonReaderState state, StringPool pool)
    {
        _buffer = buffer;
        _pool = pool;
        _json = new Utf8JsonReader(buffer, isFinal, state);
    }

    /// <summary>A cursor whose next value is null.</summary>
    public static JsonCursor Nothing => new("null"u8, isFinal: true, default, new StringPool());

    public static JsonReaderOptions Options { get; } = new() { MaxDepth = 64, AllowMultipleValues = true };

    public bool IsStarved { get; private set; }

    public readonly JsonReaderState State => _json.CurrentState;

    public readonly int BytesConsumed => (int)_json.BytesConsumed;

    /// <summary>Where the current token starts in the buffer.</summary>
    public readonly int TokenStart => (int)_json.TokenStartIndex;

    public readonly JsonTokenType Token => _json.TokenType;

    /// <summary>The current key, as text.</summary>
    public readonly string Key => Encoding.UTF8.GetString(_key);

    public bool Read()
    {
        IsStarved = IsStarved || !_json.Read();
        return !IsStarved;
    }

    /// <summary>
    /// Steps to the next property of the object the cursor is in; false at its end. A value nobody read is passed over.
    /// </summary>
    public bool Next()
    {
        if (_isClosed)
        {
            _isClosed = false;
            return false;
        }

        if (_json.TokenType is JsonTokenType.PropertyName)
        {
            SkipValue();
        }

        if (!Read() || _json.TokenType is not JsonTokenType.PropertyName)
        {
            return false;
        }

        _key = _json.ValueIsEscaped ? Encoding.UTF8.GetBytes(Unescaped()) : _json.ValueSpan;
        return true;
    }

    /// <summary>Gives the next value a key: the cells of a table are named by its columns.</summary>
    public void Name(ReadOnlySpan<byte> key) => _key = key;

    /// <summary>Whether the current key is this name, in any casing.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => Ascii.EqualsIgnoreCase(_key, name);

    /// <summary>
    /// Steps into the next value as an object, to be walked with <see cref="Next"/>. A null is an object without
    /// properties, and so is anything else, but then each property of it is malformed.
    /// </summary>
    /// <returns>What each property is until it is met: absent or malformed.</returns>
    public Value Open()
    {
        if (!Read() || _json.TokenType is JsonTokenType.StartObject)
        {
            return default;
        }

        _isClosed = true;
        return _json.TokenType is JsonTokenType.Null ? default : Malformed();
    }

    /// <summary>The next value as a text; a number or a boolean in its place is malformed.</summary>
    public Value Value() => Read() ? AsText() : default;

    /// <summary>The next value as a text that will hardly come again, for instance a time: it takes nobody's place in the pool.</summary>
    public Value UniqueValue() => !Read() ? default : Token is JsonTokenType.String ? Domain.Resources.Value.Of(UniqueText()) : AsText();

    /// <summary>The next value as a boolean or a number, which some writers put into quotes.</summary>
    public Value Scalar() => Read() ? AsScalar() : default;

    /// <summary>One text of the next value, an object: <c>subnet.id</c>.</summary>
    public Value Member(ReadOnlySpan<byte> name)
    {
        var value = Open();
        while (Next())
        {
            if (Is(name))
            {
                value = Value();
            }
        }

        return value;
    }

    /// <summary>One boolean or number of the next value, an object: <c>gateway.enabled</c>.</summary>
    public Value ScalarMember(ReadOnlySpan<byte> name)
    {
        var value = Open();
        while (Next())
        {
            if (Is(name))
            {
                value = Scalar();
            }
        }

        return value;
    }

    /// <summary>The current token as a text.</summary>
    public Value AsText() => _json.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => Domain.Resources.Value.Of(Text()),
        _ => Malformed(),
    };

    private Value AsScalar() => _json.TokenType switch
    {
        JsonTokenType.Null => default,
        JsonTokenType.String => Domain.Resources.Value.Of(Text()),
        JsonTokenType.Number => Domain.Resources.Value.Of(_pool.Get(_json.ValueSpan)),
        JsonTokenType.True => Domain.Resources.Value.Of("true"),
        JsonTokenType.False => Domain.Resources.Value.Of("false"),
        _ => Malformed(),
    };

    /// <summary>The current token, a string, from the pool.</summary>
    public readonly string Text() => _json.ValueIsEscaped ? Unescaped() : _pool.Get(_json.ValueSpan);

    /// <summary>The current token, a string that will hardly come again.</summary>
    public readonly string UniqueText() => _json.ValueIsEscaped ? Unescaped() : Encoding.UTF8.GetString(_json.ValueSpan);

    /// <summary>Passes over the next value.</summary>
    public void SkipValue()
    {
        if (Read())
        {
            SkipChildren();
        }
    }

    /// <summary>From the start of an object or array to its end; any other token is left as it is.</summary>
    public void SkipChildren() => IsStarved = IsStarved || !_json.TrySkip();

    private Value Malformed()
    {
        var start = TokenStart;
        SkipChildren();
        return IsStarved ? default : Domain.Resources.Value.OfMalformed(Excerpt.Of(_buffer[start..BytesConsumed]));
    }

    private readonly string Unescaped()
    {
        try
        {
            return _json.GetString() ?? "";
        }
        catch (InvalidOperationException error)
        {
            throw new RowException("a string holds half of a surrogate pair", error);
        }
    }
}
