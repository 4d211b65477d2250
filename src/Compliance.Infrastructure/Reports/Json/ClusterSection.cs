using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Infrastructure.Reports.Json;

/// <summary><c>clusters</c>: the verdict of each, and the hops of those that were asked for.</summary>
internal static class ClusterSection
{
    public static async Task WriteAsync(ReportContent content, CancellationToken cancellationToken)
    {
        var findings = new FindingsByCluster(content.Assessment.Findings);
        content.Writer.WriteStartArray("clusters");
        // Verdicts are in the order of the topology's clusters: no need to look any of them up.
        foreach (var (verdict, cluster) in content.Assessment.Clusters.Zip(content.Assessment.Topology.Clusters))
        {
            Write(content, verdict, cluster, findings);
            await content.FlushIfDueAsync(cancellationToken);
        }

        content.Writer.WriteEndArray();
    }

    private static void Write(ReportContent content, ClusterVerdict verdict, ClusterNode cluster, FindingsByCluster findings)
    {
        var writer = content.Writer;
        writer.WriteStartObject();
        writer.WriteString("id", cluster.Id.Text);
        writer.WriteString("name", cluster.Id.Name);
        writer.WriteString("location", cluster.Cluster.Region.Name);
        writer.WriteString("verdict", CamelCase<Verdict>.Of(verdict.Verdict));
        writer.WriteString("outOfScopeReason", verdict.OutOfScopeReason is { } reason ? CamelCase<OutOfScopeReason>.Of(reason) : null);
        writer.WriteString("assurance", CamelCase<Assurance>.Of(verdict.Assurance));
        if (verdict.BrokenAt is { } hop)
        {
            writer.WriteString("brokenAt", CamelCase<Hop>.Of(hop));
        }

        if (content.Proofs.Includes(verdict))
        {
            writer.WritePropertyName("hops");
            HopsJson.Write(writer, content.Assessment.Prove(cluster), content.Spell);
        }

        writer.WriteStrings("findings", findings.Of(cluster.Id));
        writer.WriteEndObject();
    }
}
