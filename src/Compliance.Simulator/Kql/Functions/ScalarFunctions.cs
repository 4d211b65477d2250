namespace Compliance.Simulator.Kql.Functions;

/// <summary>The one list of scalar functions.</summary>
internal static class ScalarFunctions
{
    private static readonly Dictionary<string, ScalarFunction> All = new(
        [.. ConversionFunctions.All, .. TextFunctions.All, .. ConditionFunctions.All, .. DynamicFunctions.All, .. TimeFunctions.All],
        StringComparer.Ordinal);

    public static ScalarFunction? Find(string name) => All.GetValueOrDefault(name);
}
