namespace Compliance.Simulator.Kql;

/// <summary>Ordering and equality of scalars. A null operand makes the outcome unknown (null), as in Kusto.</summary>
internal static class Comparison
{
    private static readonly HashSet<KqlType> Numbers = [KqlType.Long, KqlType.Real];

    public static void Check(KqlType left, KqlType right, string name, int position)
    {
        if (left == KqlType.Dynamic && right == KqlType.Dynamic)
        {
            throw new KqlException($"Operator '{name}' cannot compare two dynamic values; cast one of them.", position);
        }

        if (left != right && left != KqlType.Dynamic && right != KqlType.Dynamic && !(Numbers.Contains(left) && Numbers.Contains(right)))
        {
            throw new KqlException($"Operator '{name}' cannot compare {left} with {right}.", position);
        }
    }

    /// <summary>Null if unknown. When either side is text by type, both are compared as text.</summary>
    public static bool? Equal(object? left, object? right, bool asText)
    {
        if (asText)
        {
            return string.Equals(Values.Text(left), Values.Text(right), StringComparison.Ordinal);
        }

        var (a, b) = (Values.Unwrap(left), Values.Unwrap(right));
        if (a is null || b is null)
        {
            return a is null && b is null ? null : false;
        }

        return IsNumber(a) && IsNumber(b) ? Convert.ToDouble(a).Equals(Convert.ToDouble(b)) : a.Equals(b);
    }

    /// <summary>Null if the values have no common order.</summary>
    public static int? Order(object? left, object? right)
    {
        var (a, b) = (Values.Unwrap(left), Values.Unwrap(right));
        return (a, b) switch
        {
            (string x, string y) => string.CompareOrdinal(x, y),
            (long x, long y) => x.CompareTo(y),
            (bool x, bool y) => x.CompareTo(y),
            (DateTimeOffset x, DateTimeOffset y) => x.CompareTo(y),
            (TimeSpan x, TimeSpan y) => x.CompareTo(y),
            (long or double, long or double) => Convert.ToDouble(a).CompareTo(Convert.ToDouble(b)),
            _ => null,
        };
    }

    private static bool IsNumber(object value) => value is long or double;

    private static class Convert
    {
        public static double ToDouble(object value) => value is long whole ? whole : (double)value;
    }
}
