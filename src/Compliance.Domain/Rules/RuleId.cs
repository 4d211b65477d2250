namespace Compliance.Domain.Rules;

/// <summary>The permanent id of a rule, for example <c>ARC-DNS-003</c>. Compared without case, printed in upper case.</summary>
public sealed record RuleId(string Value) : IComparable<RuleId>
{
    public string Value { get; } = Value.ToUpperInvariant();

    public int CompareTo(RuleId? other) => string.CompareOrdinal(Value, other?.Value);

    public override string ToString() => Value;

    public static bool operator <(RuleId left, RuleId right) => left.CompareTo(right) < 0;

    public static bool operator >(RuleId left, RuleId right) => left.CompareTo(right) > 0;

    public static bool operator <=(RuleId left, RuleId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RuleId left, RuleId right) => left.CompareTo(right) >= 0;
}
