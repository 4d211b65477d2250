namespace Compliance.Simulator.Kql;

internal static class Arithmetic
{
    public static KqlType ResultType(string name, KqlType left, KqlType right, int position) => (name, left, right) switch
    {
        (_, KqlType.Long, KqlType.Long) => KqlType.Long,
        (_, KqlType.Long or KqlType.Real, KqlType.Long or KqlType.Real) => KqlType.Real,
        ("-", KqlType.DateTime, KqlType.DateTime) => KqlType.Timespan,
        ("+" or "-", KqlType.DateTime, KqlType.Timespan) => KqlType.DateTime,
        ("+" or "-", KqlType.Timespan, KqlType.Timespan) => KqlType.Timespan,
        ("*", KqlType.Timespan, KqlType.Long) or ("*", KqlType.Long, KqlType.Timespan) => KqlType.Timespan,
        ("/", KqlType.Timespan, KqlType.Timespan) => KqlType.Real,
        _ => throw new KqlException($"Operator '{name}' is not defined for {left} and {right}.", position),
    };

    public static object? Compute(string name, object? left, object? right)
    {
        try
        {
            return Apply(name, left, right);
        }
        catch (Exception e) when (e is OverflowException or ArgumentOutOfRangeException)
        {
            throw new KqlException($"The result of '{name}' is out of range.");
        }
    }

    private static object? Apply(string name, object? left, object? right) => (name, left, right) switch
    {
        ("+", long a, long b) => unchecked(a + b),
        ("-", long a, long b) => unchecked(a - b),
        ("*", long a, long b) => unchecked(a * b),
        ("/", long a, long b) => b == 0 ? null : a / b,
        ("%", long a, long b) => b == 0 ? null : a % b,
        ("-", DateTimeOffset a, DateTimeOffset b) => a - b,
        ("+", DateTimeOffset a, TimeSpan b) => a + b,
        ("-", DateTimeOffset a, TimeSpan b) => a - b,
        ("+", TimeSpan a, TimeSpan b) => a + b,
        ("-", TimeSpan a, TimeSpan b) => a - b,
        ("*", TimeSpan a, long b) => a * b,
        ("*", long a, TimeSpan b) => b * a,
        ("/", TimeSpan a, TimeSpan b) => b == TimeSpan.Zero ? null : a / b,
        (_, null, _) or (_, _, null) => null,
        _ => Real(name, (double)Values.ToReal(left)!, (double)Values.ToReal(right)!),
    };

    private static double Real(string name, double left, double right) => name switch
    {
        "+" => left + right,
        "-" => left - right,
        "*" => left * right,
        "/" => left / right,
        _ => left % right,
    };
}
