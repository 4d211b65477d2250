using System.Text.Json.Nodes;
using Compliance.Domain.Declarations;
using Compliance.Rules.Tests.SelfTests;

namespace Compliance.Rules.Tests.Traps;

/// <summary>The healthy sample estate after some rows of it were changed, as a scan would read and judge it.</summary>
internal static class Trapped
{
    public static Change Says(Action<SampleEstate> change) => Says(HealthyEstate.Declarations, change);

    /// <param name="declared">Holds before and after the change.</param>
    public static Change Says(DeclarationSet declared, Action<SampleEstate> change)
    {
        var estate = HealthyEstate.Json.Copy();
        change(estate);
        return Change.Between(HealthyEstate.Json.Assess(declared), estate.Assess(declared));
    }

    public static void Set(this SampleEstate estate, string row, string path, string? value) =>
        JsonPlace.Set(estate.Row(row), path, value is null ? null : JsonValue.Create(value));

    public static void Add(this SampleEstate estate, string row) => estate.Rows.Add(JsonNode.Parse(row));

    public static void Remove(this SampleEstate estate, params string[] rows)
    {
        foreach (var row in rows)
        {
            estate.Rows.Remove(estate.Row(row));
        }
    }

    /// <summary>Wherever it stands, in ids, names and values.</summary>
    public static void Replace(this SampleEstate estate, string text, string by) =>
        estate.Rows = JsonNode.Parse(estate.Rows.ToJsonString().Replace(text, by, StringComparison.OrdinalIgnoreCase))!.AsArray();
}
