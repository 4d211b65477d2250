using System.Text.Json.Nodes;
using Xunit;

namespace Compliance.Functions.Tests.Bindings;

/// <summary>
/// What the host is told of each function, against a file that is kept here: whoever changes a trigger sees what changes for a
/// deployed app.
/// </summary>
public sealed class FunctionsMetadataTests
{
    private static readonly JsonArray Expected = Parse(Path.Combine(AppContext.BaseDirectory, "Bindings", "functions.metadata.json"));

    [Fact]
    public void Attributes_OfEachFunction_GiveWhatIsExpected()
    {
        Assert.Equal(Texts(Expected), Texts(DerivedMetadata.Read()));
    }

    [PublishedFact]
    public void Published_File_IsWhatIsExpected()
    {
        Assert.Equal(Texts(Expected), Texts(Parse(PublishedFactAttribute.File)));
    }

    // Only what a function is decides, not in which order its keys are written.
    private static IEnumerable<string> Texts(JsonArray functions) =>
        functions.Select(function => Sorted(function)!.ToJsonString()).Order(StringComparer.Ordinal);

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject all => new JsonObject(all.OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => KeyValuePair.Create(property.Key, Sorted(property.Value)))),
        JsonArray many => new JsonArray([.. many.Select(Sorted)]),
        _ => node?.DeepClone(),
    };

    private static JsonArray Parse(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsArray();
}
