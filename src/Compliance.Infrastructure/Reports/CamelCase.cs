using System.Text.Json;

namespace Compliance.Infrastructure.Reports;

/// <summary>The names of an enum's values as results spell them.</summary>
internal static class CamelCase<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Names =
        Enum.GetValues<T>().ToDictionary(value => value, value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));

    public static string Of(T value) => Names[value];
}
