namespace Compliance.Simulator.Kql.Functions;

/// <summary>A function over scalars; <paramref name="ResultType"/> also refuses arguments of the wrong type.</summary>
internal sealed record ScalarFunction(int Fewest, int Most, Func<Bound[], int, KqlType> ResultType, Func<object?[], DateTimeOffset, object?> Invoke)
{
    public static ScalarFunction Of(int fewest, int most, KqlType result, Func<object?[], object?> invoke) =>
        new(fewest, most, (_, _) => result, (arguments, _) => invoke(arguments));

    public static ScalarFunction Of(int arguments, KqlType result, Func<object?[], object?> invoke) => Of(arguments, arguments, result, invoke);

    /// <summary>A function of text: its first argument must be text, or dynamic, which is read as text.</summary>
    public static ScalarFunction OfText(int fewest, int most, KqlType result, Func<object?[], object?> invoke) => new(
        fewest,
        most,
        (arguments, position) => arguments[0].Type is KqlType.Text or KqlType.Dynamic ? result : throw new KqlException("The first argument must be a string.", position),
        (arguments, _) => invoke(arguments));
}
