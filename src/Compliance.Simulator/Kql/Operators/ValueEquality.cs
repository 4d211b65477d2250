namespace Compliance.Simulator.Kql.Operators;

/// <summary>Equality of single values, dynamic ones by their scalar or their JSON text.</summary>
internal sealed class ValueEquality : IEqualityComparer<object?>
{
    public static ValueEquality Instance { get; } = new();

    public new bool Equals(object? x, object? y) => object.Equals(Key(x), Key(y));

    public int GetHashCode(object? obj) => Key(obj)?.GetHashCode() ?? 0;

    private static object? Key(object? value) => Values.Unwrap(value) is System.Text.Json.JsonElement element ? element.GetRawText() : Values.Unwrap(value);
}
