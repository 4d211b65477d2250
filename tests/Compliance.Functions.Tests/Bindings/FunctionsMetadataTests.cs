using System.Text.Json.Nodes;
using Xunit;

namespace Compliance.Functions.Tests.Bindings;

/// <summary>
/// What the host is told of each function, against a file that is kept here: whoever changes a trigger sees what changes for a
/// deployed app.
/// </summary>
public sealed class FunctionsMetadataTests
{
    private const string Attributes = "the attributes";

    private static readonly JsonArray Expected = Parse(Path.Combine(AppContext.BaseDirectory, "Bindings", "functions.metadata.json"));

    /// <summary>What the attributes give; and what <c>dotnet publish</c> made of the real worker's packages, where a folder of it is named.</summary>
    public static TheoryData<string> Sources =>
        Environment.GetEnvironmentVariable("COMPLIANCE_FUNCTIONS") is { Length: > 0 } folder ? new(Attributes, Path.Combine(folder, "functions.metadata")) : new(Attributes);

    [Theory]
    [MemberData(nameof(Sources))]
    public void Metadata_OfEachFunction_IsWhatIsExpected(string source) =>
        Assert.Equal(Texts(Expected), Texts(source == Attributes ? DerivedMetadata.Read() : Parse(source)));

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
