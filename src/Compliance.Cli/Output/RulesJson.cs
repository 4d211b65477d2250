using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Domain.Judging;

namespace Compliance.Cli.Output;

/// <summary>The catalogue as JSON.</summary>
internal static class RulesJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonNamingPolicy Names = JsonNamingPolicy.CamelCase;

    public static async Task WriteAsync(RuleCatalogue catalogue, Stream output, CancellationToken cancellationToken)
    {
        await using (var writer = new Utf8JsonWriter(output, Options))
        {
            writer.WriteStartObject();
            writer.WriteString("rulePack", catalogue.Pack);
            writer.WriteStartArray("rules");
            foreach (var rule in catalogue.Rules.Select(rule => rule.Descriptor))
            {
                writer.WriteStartObject();
                writer.WriteString("id", rule.Id.Value);
                writer.WriteString("title", rule.Title);
                writer.WriteString("hop", Names.ConvertName(rule.Hop.ToString()));
                writer.WriteString("severity", Names.ConvertName(rule.Severity.ToString()));
                writer.WriteBoolean("mandatory", rule.IsMandatory);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        await output.WriteAsync("\n"u8.ToArray(), cancellationToken);
    }
}
