using System.Text.Json;
using System.Text.Json.Serialization;

namespace Compliance.Bench;

/// <summary>Prints what was measured: one JSON object, or a line a number.</summary>
internal static class Numbers
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new Rounded() } };

    public static string ToJson(object numbers) => JsonSerializer.Serialize(numbers, numbers.GetType(), Json);

    public static string ToText(object numbers) =>
        string.Join(Environment.NewLine, numbers.GetType().GetProperties().Select(property => $"{property.Name,-22} {Text(property.GetValue(numbers))}"));

    private static string? Text(object? value) => value switch
    {
        double number => $"{number:0.##}",
        long number => $"{number:N0}",
        int number => $"{number:N0}",
        IEnumerable<object> many => string.Join($"{Environment.NewLine}{"",-23}", many),
        _ => value?.ToString(),
    };

    // More digits than the machine's noise leaves would only look precise.
    private sealed class Rounded : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options) => writer.WriteNumberValue(Math.Round(value, 3));
    }
}
