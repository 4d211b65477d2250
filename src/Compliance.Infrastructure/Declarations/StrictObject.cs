using System.Text.Json;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>An object of a strict file: a key nobody knows is refused, because a misspelled declaration must not read as none.</summary>
internal sealed class StrictObject
{
    private readonly Dictionary<string, StrictValue> _values = new(StringComparer.Ordinal);
    private readonly StrictValue _self;

    /// <param name="known">All keys the object may have.</param>
    public StrictObject(StrictValue self, ReadOnlySpan<string> known)
    {
        _self = self;
        foreach (var property in self.Element.EnumerateObject())
        {
            var name = NameOf(property, self);
            var value = new StrictValue(property.Value, PathOf(name));
            if (!known.Contains(name))
            {
                throw value.Refuse($"is not a known key; known here: {string.Join(", ", [.. known])}");
            }

            Add(name, value);
        }
    }

    public StrictValue? Find(string key) => _values.TryGetValue(key, out var value) ? value : null;

    public StrictValue Require(string key) => Find(key) ?? throw new StrictException($"{PathOf(key)} is missing");

    /// <summary>The properties of an object whose keys are the user's own, each once.</summary>
    public static IEnumerable<KeyValuePair<string, StrictValue>> EntriesOf(StrictValue value)
    {
        value.Expect("an object", JsonValueKind.Object);
        var all = new StrictObject(value, [.. value.Element.EnumerateObject().Select(property => NameOf(property, value))]);
        return all._values;
    }

    private void Add(string name, StrictValue value)
    {
        if (!_values.TryAdd(name, value))
        {
            throw value.Refuse("is given twice");
        }
    }

    private string PathOf(string key) => _self.Path.Length == 0 ? Excerpt.Of(key) : $"{_self.Path}.{Excerpt.Of(key)}";

    private static string NameOf(JsonProperty property, StrictValue owner)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            throw owner.Refuse("has a key that is no valid text");
        }
    }
}
