using System.Text.Json.Nodes;
using Compliance.Infrastructure.Tests.Reports;
using Xunit;

namespace Compliance.Infrastructure.Tests.Declarations;

/// <summary>The published schemas say what the readers do.</summary>
public sealed class DeclarationSchemaTests
{
    [Theory]
    [InlineData("declarations", DeclarationFileReaderTests.Whole)]
    [InlineData("evidence", EvidenceFileReaderTests.Whole)]
    [InlineData("exemptions", ExemptionFileReaderTests.Whole)]
    public void Schema_EveryKeyThereIs_IsValid(string name, string text) => Assert.Empty(new JsonSchema(SchemaOf(name)).Check(JsonNode.Parse(text)));

    [Theory]
    [InlineData("declarations", "contoso")]
    [InlineData("evidence", "plants-north")]
    [InlineData("exemptions", "contoso")]
    public async Task Sample_FollowsTheSchemaAndIsRead(string name, string sample)
    {
        var text = await File.ReadAllTextAsync(Repository.PathOf($"samples/{name}/{sample}.json"));

        Assert.Empty(new JsonSchema(SchemaOf(name)).Check(JsonNode.Parse(text)));
        await ReadAsync(name, text);
    }

    [Theory]
    [InlineData("declarations", "", "")]
    [InlineData("declarations", "preview", "properties/preview")]
    [InlineData("declarations", "sites/0", "$defs/site")]
    [InlineData("declarations", "sites/0/dns", "$defs/dns")]
    [InlineData("declarations", "sites/0/dns/forwarder", "$defs/forwarder")]
    [InlineData("declarations", "sites/0/egress", "$defs/egress")]
    [InlineData("declarations", "attestations/0", "$defs/attestation")]
    [InlineData("evidence", "", "")]
    [InlineData("evidence", "lookups/0", "$defs/lookup")]
    [InlineData("evidence", "connections/0", "$defs/connection")]
    [InlineData("exemptions", "", "")]
    [InlineData("exemptions", "exemptions/0", "$defs/exemption")]
    public async Task Schema_Object_HasTheKeysTheReaderKnows(string name, string place, string definition)
    {
        var document = JsonNode.Parse(WholeOf(name))!;
        Walk(document, place)["zzz"] = 1;

        var refusal = await DeclaredText.RefusalAsync(() => ReadAsync(name, document.ToJsonString()));

        var known = refusal[(refusal.IndexOf("known here: ", StringComparison.Ordinal) + "known here: ".Length)..].Split(", ");
        Assert.Equal(Walk(SchemaOf(name), definition)["properties"]!.AsObject().Select(property => property.Key).Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("declarations", "sites/0", "$defs/site")]
    [InlineData("declarations", "sites/0/dns/forwarder", "$defs/forwarder")]
    [InlineData("declarations", "sites/0/egress", "$defs/egress")]
    [InlineData("declarations", "attestations/0", "$defs/attestation")]
    [InlineData("evidence", "", "")]
    [InlineData("evidence", "lookups/0", "$defs/lookup")]
    [InlineData("evidence", "connections/0", "$defs/connection")]
    [InlineData("exemptions", "exemptions/0", "$defs/exemption")]
    public async Task Schema_RequiredKeys_AreThoseTheReaderMisses(string name, string place, string definition)
    {
        var required = Walk(SchemaOf(name), definition)["required"]!.AsArray().Select(key => (string)key!).ToHashSet();
        foreach (var key in Walk(JsonNode.Parse(WholeOf(name))!, place).AsObject().Select(property => property.Key))
        {
            var document = JsonNode.Parse(WholeOf(name))!;
            Walk(document, place).AsObject().Remove(key);

            var error = await Record.ExceptionAsync(() => ReadAsync(name, document.ToJsonString()));

            Assert.Equal((key, required.Contains(key)), (key, error?.Message.EndsWith($"{key} is missing", StringComparison.Ordinal) is true));
        }
    }

    private static JsonObject SchemaOf(string name) => JsonNode.Parse(File.ReadAllText(Repository.PathOf($"docs/{name}.schema.json")))!.AsObject();

    private static string WholeOf(string name) => name switch
    {
        "declarations" => DeclarationFileReaderTests.Whole,
        "evidence" => EvidenceFileReaderTests.Whole,
        _ => ExemptionFileReaderTests.Whole,
    };

    private static Task ReadAsync(string name, string text) => name switch
    {
        "declarations" => DeclaredText.DeclarationsAsync(text),
        "evidence" => DeclaredText.EvidenceAsync(text),
        _ => DeclaredText.ExemptionsAsync(text),
    };

    private static JsonNode Walk(JsonNode node, string place) => place.Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Aggregate(node, (at, step) => int.TryParse(step, out var index) ? at[index]! : at[step]!);
}
