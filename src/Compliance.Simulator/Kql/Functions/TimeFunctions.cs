namespace Compliance.Simulator.Kql.Functions;

internal static class TimeFunctions
{
    public static IEnumerable<KeyValuePair<string, ScalarFunction>> All { get; } = new Dictionary<string, ScalarFunction>
    {
        ["now"] = new(0, 1, (a, p) => Spans(a, p, KqlType.DateTime), (a, now) => a is [TimeSpan offset] ? Arithmetic.Compute("+", now, offset) : now),
        ["ago"] = new(1, 1, (a, p) => Spans(a, p, KqlType.DateTime), (a, now) => Arithmetic.Compute("-", now, a[0])),
        ["bin"] = new(2, 2, (a, p) => BinType(a, p), (a, _) => Bin(a[0], a[1])),
        ["floor"] = new(2, 2, (a, p) => BinType(a, p), (a, _) => Bin(a[0], a[1])),
    };

    private static KqlType Spans(Bound[] arguments, int position, KqlType result) =>
        Array.TrueForAll(arguments, a => a.Type == KqlType.Timespan) ? result : throw new KqlException("A timespan is expected.", position);

    private static KqlType BinType(Bound[] arguments, int position) => (arguments[0].Type, arguments[1].Type) switch
    {
        (KqlType.Long, KqlType.Long) => KqlType.Long,
        (KqlType.Long or KqlType.Real, KqlType.Long or KqlType.Real) => KqlType.Real,
        (KqlType.DateTime or KqlType.Timespan, KqlType.Timespan) => arguments[0].Type,
        _ => throw new KqlException("bin() takes numbers, or a time and a timespan.", position),
    };

    private static object? Bin(object? value, object? size) => (value, size) switch
    {
        (long number, long width) when width > 0 => number - Modulo(number, width),
        (DateTimeOffset time, TimeSpan width) when width > TimeSpan.Zero => new DateTimeOffset(time.UtcTicks - Modulo(time.UtcTicks, width.Ticks), TimeSpan.Zero),
        (TimeSpan span, TimeSpan width) when width > TimeSpan.Zero => TimeSpan.FromTicks(span.Ticks - Modulo(span.Ticks, width.Ticks)),
        (long or double, long or double) when Values.ToReal(size) is double and > 0 => Math.Floor((double)Values.ToReal(value)! / (double)Values.ToReal(size)!) * (double)Values.ToReal(size)!,
        _ => null,
    };

    private static long Modulo(long number, long width) => ((number % width) + width) % width;
}
