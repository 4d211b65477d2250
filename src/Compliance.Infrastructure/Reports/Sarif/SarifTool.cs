using System.Text.Json;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports.Json;

namespace Compliance.Infrastructure.Reports.Sarif;

/// <summary><c>tool</c>: the engine and the rules it ran, all of them, so that a rule without a result reads as one that ran.</summary>
internal static class SarifTool
{
    private const string RuleSuffix = "Rule";

    public static void Write(ReportContent content, SarifRules rules)
    {
        var writer = content.Writer;
        writer.WriteStartObject("tool");
        writer.WriteStartObject("driver");
        writer.WriteString("name", "compliance");
        writer.WriteString("version", content.Report.ToolVersion);
        // Ours are versions of that kind; build metadata is cut off where the version is read.
        writer.WriteString("semanticVersion", content.Report.ToolVersion);
        writer.WriteStartArray("rules");
        foreach (var rule in rules.All)
        {
            Write(writer, rule);
        }

        writer.WriteEndArray();
        writer.WriteStartObject("properties");
        writer.WriteString("rulePack", content.Assessment.Catalogue.Pack);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, IRule rule)
    {
        var descriptor = rule.Descriptor;
        writer.WriteStartObject();
        writer.WriteString("id", descriptor.Id.Value);
        writer.WriteString("name", NameOf(rule));
        WriteText(writer, "shortDescription", $"{descriptor.Title}.");
        WriteText(writer, "fullDescription", Describe(descriptor));
        // Not helpUri, which has to be absolute: the pages lie beside the tool, wherever that is.
        WriteText(writer, "help", $"See {DocsPage.Of(descriptor.Id)}, or run 'compliance explain {descriptor.Id}'.");
        writer.WriteStartObject("defaultConfiguration");
        writer.WriteString("level", SarifLevel.Of(descriptor.Severity));
        writer.WriteEndObject();
        writer.WriteStartObject("properties");
        writer.WriteStrings("tags", ["security", "private-link"]);
        writer.WriteString("security-severity", SarifLevel.ScoreOf(descriptor.Severity));
        writer.WriteString("severity", CamelCase<Severity>.Of(descriptor.Severity));
        writer.WriteString("hop", CamelCase<Hop>.Of(descriptor.Hop));
        writer.WriteBoolean("mandatory", descriptor.IsMandatory);
        writer.WriteString("docs", DocsPage.Of(descriptor.Id));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    // The format wants a name that reads as an identifier beside the opaque id, and the class already has one.
    private static string NameOf(IRule rule)
    {
        var name = rule.GetType().Name;
        return name.EndsWith(RuleSuffix, StringComparison.Ordinal) ? name[..^RuleSuffix.Length] : name;
    }

    private static string Describe(RuleDescriptor rule)
    {
        var standing = rule.IsMandatory ? "mandatory: while it cannot be decided, the hop is not proven" : "supporting";
        return $"{rule.Title}. One of the rules of the hop {CamelCase<Hop>.Of(rule.Hop)}; {standing}.";
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("text", text);
        writer.WriteEndObject();
    }
}
