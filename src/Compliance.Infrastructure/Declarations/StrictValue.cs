using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>One value of a strict file and the path it stands at, as in <c>sites[0].dns.mode</c>: every refusal names it.</summary>
internal readonly record struct StrictValue(JsonElement Element, string Path)
{
    /// <param name="keys">All that the object may have.</param>
    public StrictObject AsObject(params ReadOnlySpan<string> keys)
    {
        Expect("an object", JsonValueKind.Object);
        return new StrictObject(this, keys);
    }

    public ImmutableArray<T> AsList<T>(Func<StrictValue, T> read)
    {
        Expect("a list", JsonValueKind.Array);
        var path = Path;
        return [.. Element.EnumerateArray().Select((element, index) => read(new StrictValue(element, $"{path}[{index}]")))];
    }

    public string AsText()
    {
        Expect("a text", JsonValueKind.String);
        var text = ReadText();
        return string.IsNullOrWhiteSpace(text) ? throw Refuse("must not be empty") : text;
    }

    public bool AsBool()
    {
        Expect("true or false", JsonValueKind.True, JsonValueKind.False);
        return Element.GetBoolean();
    }

    public T AsOneOf<T>(params ReadOnlySpan<(string Name, T Value)> choices)
    {
        var text = AsText();
        var names = new List<string>();
        foreach (var (name, value) in choices)
        {
            if (name == text)
            {
                return value;
            }

            names.Add(name);
        }

        throw Refuse($"is '{Excerpt.Of(text)}'; it must be one of {string.Join(", ", names)}");
    }

    public StrictException Refuse(string problem) => new($"{(Path.Length == 0 ? "the file" : Path)} {problem}");

    public void Expect(string what, params ReadOnlySpan<JsonValueKind> kinds)
    {
        if (!kinds.Contains(Element.ValueKind))
        {
            throw Refuse($"must be {what}, not {Word(Element.ValueKind)}");
        }
    }

    private string ReadText()
    {
        try
        {
            return Element.GetString()!;
        }
        catch (InvalidOperationException)
        {
            // An escape such as \ud800 alone is JSON and still no text.
            throw Refuse("is no valid text");
        }
    }

    private static string Word(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
