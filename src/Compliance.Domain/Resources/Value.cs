using System.Globalization;

namespace Compliance.Domain.Resources;

/// <summary>
/// A scalar property as ARM answered it: absent, a value, or something of another type than the property has. Keeping the
/// three apart is what lets a rule say Unknown in place of reading a surprise as a pass.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    private readonly object? _content;

    private Value(object content) => _content = content;

    public bool IsAbsent => _content is null;

    /// <summary>The property is there, but of another type than it has.</summary>
    public bool IsMalformed => _content is Malformed;

    /// <summary>The value; null when absent or malformed.</summary>
    public string? Text => _content as string;

    /// <summary>What evidence shows: the value, or the start of the malformed JSON; null when absent.</summary>
    public string? Display => _content is Malformed malformed ? malformed.Raw : Text;

    /// <summary>True when absent or the empty string: ARM clears some properties by writing an empty string.</summary>
    public bool IsEmpty => IsAbsent || Text is "";

    public static Value Of(string? text) => text is null ? default : new Value(text);

    /// <param name="raw">The JSON that stood there, shortened.</param>
    public static Value OfMalformed(string raw) => new(new Malformed(raw));

    /// <summary>Compares as ARM's extensible enums must be compared: without case.</summary>
    public bool Is(string expected) => string.Equals(Text, expected, StringComparison.OrdinalIgnoreCase);

    /// <summary>A boolean, also when written as a string (<c>"True"</c>) or a number (<c>1</c>: resource notifications do).</summary>
    public bool? Boolean => Text switch
    {
        null => null,
        "1" => true,
        "0" => false,
        var text => bool.TryParse(text, out var parsed) ? parsed : null,
    };

    /// <summary>An ISO 8601 time, UTC when no offset is given; null when it is none.</summary>
    public DateTimeOffset? Time =>
        ArmTime.TryParse(Text, out var usual) ? usual
            : DateTimeOffset.TryParse(Text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    public bool Equals(Value other) => Equals(_content, other._content);

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() => _content?.GetHashCode() ?? 0;

    public override string ToString() => Display ?? "(absent)";

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    private sealed record Malformed(string Raw);
}
