using System.Collections.Immutable;
using System.Text.Json;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>Reads one element of a list; the cursor stands on its first token and is left on its last.</summary>
internal delegate T ElementReader<out T>(scoped ref JsonCursor json);

/// <summary>Lists as ARM writes them; one element of a wrong type makes a list malformed, but the others are still read.</summary>
internal static class JsonLists
{
    /// <summary>The next value as a list of strings.</summary>
    public static ValueList<string> Strings(scoped ref JsonCursor json) =>
        Texts(ref json, static (scoped ref JsonCursor element) => element.Token is JsonTokenType.String ? element.AsText() : WrongElement(ref element));

    /// <summary>The next value as a list whose elements each give one string; an element that gives none is left out.</summary>
    public static ValueList<string> Texts(scoped ref JsonCursor json, ElementReader<Value> read)
    {
        var items = ImmutableArray.CreateBuilder<string>();
        var isMalformed = false;
        if (!Open(ref json, ref isMalformed))
        {
            return isMalformed ? ValueList<string>.OfMalformed([]) : default;
        }

        while (json.Read() && json.Token is not JsonTokenType.EndArray)
        {
            var value = read(ref json);
            isMalformed |= value.IsMalformed;
            if (value.Text is { } text)
            {
                items.Add(text);
            }
        }

        return Close(items, isMalformed);
    }

    /// <summary>The next value as a list of objects.</summary>
    public static ValueList<T> Objects<T>(scoped ref JsonCursor json, ElementReader<T> read)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        var isMalformed = false;
        if (!Open(ref json, ref isMalformed))
        {
            return isMalformed ? ValueList<T>.OfMalformed([]) : default;
        }

        while (json.Read() && json.Token is not JsonTokenType.EndArray)
        {
            if (json.Token is JsonTokenType.StartObject)
            {
                items.Add(read(ref json));
            }
            else
            {
                isMalformed = true;
                json.SkipChildren();
            }
        }

        return Close(items, isMalformed);
    }

    /// <summary>A property that ARM writes in a singular and in a plural field; the unused one may be an empty string.</summary>
    public static ValueList<string> Join(Value single, ValueList<string> several)
    {
        if (single.IsEmpty)
        {
            return several;
        }

        ImmutableArray<string> items = single.Text is { } text && !several.Items.Contains(text) ? [text, .. several.Items] : several.Items;
        return single.IsMalformed || several.IsMalformed ? ValueList<string>.OfMalformed(items) : ValueList<string>.Of(items);
    }

    /// <summary>What a list is until its property is met.</summary>
    public static ValueList<T> ListUntilMet<T>(this Value absent) => absent.IsMalformed ? ValueList<T>.OfMalformed([]) : default;

    /// <summary>Lists within a list as one.</summary>
    public static ValueList<string> Flatten(ValueList<ValueList<string>> lists)
    {
        if (lists.IsAbsent)
        {
            return default;
        }

        ImmutableArray<string> items = [.. lists.Items.SelectMany(list => list.Items)];
        return lists.IsMalformed || lists.Items.Any(list => list.IsMalformed) ? ValueList<string>.OfMalformed(items) : ValueList<string>.Of(items);
    }

    /// <summary>One scalar of an element that is an object.</summary>
    public static Value MemberOf(scoped ref JsonCursor element, ReadOnlySpan<byte> name)
    {
        if (element.Token is not JsonTokenType.StartObject)
        {
            return WrongElement(ref element);
        }

        Value value = default;
        while (element.Next())
        {
            if (element.Is(name))
            {
                value = element.Value();
            }
        }

        return value;
    }

    /// <summary>Passes over an element of another type than the list's.</summary>
    public static Value WrongElement(scoped ref JsonCursor element)
    {
        element.SkipChildren();
        return Value.OfMalformed("");
    }

    private static bool Open(scoped ref JsonCursor json, ref bool isMalformed)
    {
        if (!json.Read() || json.Token is JsonTokenType.Null)
        {
            return false;
        }

        if (json.Token is JsonTokenType.StartArray)
        {
            return true;
        }

        isMalformed = true;
        json.SkipChildren();
        return false;
    }

    private static ValueList<T> Close<T>(ImmutableArray<T>.Builder items, bool isMalformed) =>
        isMalformed ? ValueList<T>.OfMalformed(items.ToImmutable()) : ValueList<T>.Of(items.ToImmutable());
}
