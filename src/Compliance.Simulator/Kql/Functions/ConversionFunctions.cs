namespace Compliance.Simulator.Kql.Functions;

internal static class ConversionFunctions
{
    public static IEnumerable<KeyValuePair<string, ScalarFunction>> All { get; } = new Dictionary<string, ScalarFunction>
    {
        ["tostring"] = ScalarFunction.Of(1, KqlType.Text, a => Values.Text(a[0])),
        ["toint"] = ScalarFunction.Of(1, KqlType.Long, a => Values.ToLong(a[0])),
        ["tolong"] = ScalarFunction.Of(1, KqlType.Long, a => Values.ToLong(a[0])),
        ["toreal"] = ScalarFunction.Of(1, KqlType.Real, a => Values.ToReal(a[0])),
        ["todouble"] = ScalarFunction.Of(1, KqlType.Real, a => Values.ToReal(a[0])),
        ["tobool"] = ScalarFunction.Of(1, KqlType.Boolean, a => Values.ToBoolean(a[0])),
        ["toboolean"] = ScalarFunction.Of(1, KqlType.Boolean, a => Values.ToBoolean(a[0])),
        ["todatetime"] = ScalarFunction.Of(1, KqlType.DateTime, a => Values.ToDateTime(a[0])),
        ["bool"] = ScalarFunction.Of(1, KqlType.Boolean, a => Values.ToBoolean(a[0])),
        ["int"] = ScalarFunction.Of(1, KqlType.Long, a => Values.ToLong(a[0])),
        ["long"] = ScalarFunction.Of(1, KqlType.Long, a => Values.ToLong(a[0])),
    };
}
