using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql.Operators;

/// <summary>
/// <c>mv-expand</c>: a row for each item of an array, or for each property of a bag. A null stays one row with null,
/// an empty array gives no row.
/// </summary>
internal static class Expansion
{
    public static Relation Apply(Relation input, ExpandStage stage, Binder binder)
    {
        var names = new ColumnNames();
        var columns = input.Columns.ToList();
        var expanded = new List<(int Place, Bound Value, KqlType Type)>();
        foreach (var (assignment, type) in stage.Columns)
        {
            var value = binder.Bind(assignment.Value);
            if (value.Type != KqlType.Dynamic)
            {
                throw new KqlException("mv-expand takes a dynamic value.", assignment.Value.Position);
            }

            var column = new Column(names.Of(assignment), type);
            var place = columns.FindIndex(c => c.Name == column.Name);
            expanded.Add((place < 0 ? columns.Count : place, value, type));
            if (place < 0)
            {
                columns.Add(column);
            }
            else
            {
                columns[place] = column;
            }
        }

        return new Relation(columns, input.Rows.SelectMany(Expand));

        IEnumerable<object?[]> Expand(object?[] row)
        {
            var items = expanded.ConvertAll(e => Items(e.Value.Evaluate(row)));
            for (var at = 0; at < Math.Min(items.Max(i => i.Count), stage.Limit); at++)
            {
                var wide = new object?[columns.Count];
                row.CopyTo(wide, 0);
                for (var i = 0; i < expanded.Count; i++)
                {
                    wide[expanded[i].Place] = Conform(at < items[i].Count ? items[i][at] : null, expanded[i].Type);
                }

                yield return wide;
            }
        }
    }

    // A type is a cast here, not a conversion: what is not of it becomes null.
    private static object? Conform(object? value, KqlType type) => (type, Values.Unwrap(value)) switch
    {
        (KqlType.Dynamic, _) => value,
        (KqlType.Text, var scalar) => Values.Text(scalar),
        (KqlType.Long, long number) => number,
        (KqlType.Real, long or double) => Values.ToReal(value),
        (KqlType.Boolean, bool flag) => flag,
        _ => null,
    };

    private static List<object?> Items(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Array } array => [.. array.EnumerateArray().Select(item => (object?)item)],
        JsonElement { ValueKind: JsonValueKind.Object } bag => [.. bag.EnumerateObject().Select(p => (object?)Single(p))],
        _ => [value],
    };

    private static JsonElement Single(JsonProperty property) =>
        JsonSerializer.SerializeToElement(new JsonObject { [property.Name] = JsonNode.Parse(property.Value.GetRawText()) });
}
