using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Json;

/// <summary><c>unknowns</c>: by rule and reason, what stayed open and what would decide it.</summary>
internal static class UnknownSection
{
    // A fact that nobody declared is open for every cluster: the ids would outweigh the rest of the result.
    private const int MaxIds = 100;

    public static async Task WriteAsync(ReportContent content, CancellationToken cancellationToken)
    {
        var writer = content.Writer;
        var max = content.Proofs is ProofSelection.All ? int.MaxValue : MaxIds;
        writer.WriteStartArray("unknowns");
        foreach (var unknown in content.Assessment.Unknowns)
        {
            writer.WriteStartObject();
            writer.WriteString("ruleId", unknown.Rule.Id.Value);
            writer.WriteString("reason", CamelCase<UnknownReason>.Of(unknown.Reason));
            writer.WriteString("message", unknown.Message);
            writer.WriteNumber("count", unknown.Clusters.Length);
            writer.WriteStrings("clusters", unknown.Clusters.Take(max).Select(content.Spell));
            writer.WriteStrings("resources", unknown.Resources.Take(max).Select(content.Spell));
            writer.WriteEndObject();
            await content.FlushIfDueAsync(cancellationToken);
        }

        writer.WriteEndArray();
    }
}
