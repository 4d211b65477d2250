using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Infrastructure.Tests.Reports;

/// <summary>A supporting rule on each cluster that nobody has given its fact.</summary>
internal sealed class OpenFactRule : IRule<ClusterNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("TST-OPEN-001"),
        Title = "Somebody must have said so",
        Hop = Hop.Egress,
        Severity = Severity.Medium,
    };

    public Judgement Judge(ClusterNode subject, Topology topology) => Judgement.NotProvided("Declare the site's egress.");
}
