using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Simulator.Faults;
using Compliance.Simulator.Kql;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.ResourceGraph;

/// <summary>The rows of a result that one answer carries, and where the next begins.</summary>
internal sealed record GraphPage
{
    public required IReadOnlyList<object?[]> Rows { get; init; }

    public required bool IsTruncated { get; init; }

    public required string? SkipToken { get; init; }

    public static GraphPage Cut(GraphRequest request, QueryResult result, bool mayPage, Strikes strikes)
    {
        var place = request.SkipToken is { } token ? ResourceGraph.SkipToken.Read(request, token) : request.Skip;
        if (strikes.Get<Effect.Truncate>() is { } cut)
        {
            return new GraphPage { Rows = [.. result.Rows.Skip(place).Take(cut.Rows)], IsTruncated = true, SkipToken = null };
        }

        var size = Math.Min(request.Top, strikes.Get<Effect.ShortPages>()?.Rows ?? request.Top);
        var start = request.SkipToken is null ? place : Math.Max(0, place + Shift(strikes, size));
        var rows = result.Rows.Skip(start).Take(size).ToList();
        var next = start + rows.Count;
        if (strikes.Get<Effect.ChangeRows>() is not null)
        {
            rows = [.. rows.Select((row, at) => start + at < place ? Changed(result.Columns, row) : row)];
        }

        return new GraphPage
        {
            Rows = rows,
            IsTruncated = next < result.Rows.Count && !mayPage,
            SkipToken = !mayPage ? null
                : strikes.Get<Effect.Loop>() is not null ? ResourceGraph.SkipToken.Write(request, place)
                : next < result.Rows.Count ? ResourceGraph.SkipToken.Write(request, next)
                : null,
        };
    }

    // A page of repeated rows alone would never end.
    private static int Shift(Strikes strikes, int size) =>
        (strikes.Get<Effect.LoseRows>()?.Rows ?? 0) - Math.Min(size - 1, strikes.Get<Effect.RepeatRows>()?.Rows ?? strikes.Get<Effect.ChangeRows>()?.Rows ?? 0);

    private static object?[] Changed(IReadOnlyList<Column> columns, object?[] row) =>
        [.. row.Select((value, at) => columns[at].Name.Equals("properties", StringComparison.OrdinalIgnoreCase) && value is JsonElement { ValueKind: JsonValueKind.Object } bag ? Changed(bag) : value)];

    private static JsonElement Changed(JsonElement properties)
    {
        var bag = JsonObject.Create(properties.Clone())!;
        bag.Set("provisioningState", "Updating");
        return JsonSerializer.SerializeToElement(bag);
    }
}
