using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Connectivity;

/// <summary>Microsoft supports the newest minor version of the agents and the two before it.</summary>
internal sealed class AgentIsSupportedRule : IRule<ClusterNode>
{
    private const int SupportedBack = 2;

    private static readonly Judgement Undeclared = Judgement.NotProvided("Declare latestAgentVersion: Azure does not say which version of the agents is the newest.");

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-VER-002"),
        Title = "Agents should be of a supported version",
        Hop = Hop.Connectivity,
        Severity = Severity.Low,
    };

    public Judgement Judge(ClusterNode subject, Topology topology)
    {
        if (VersionNumber.Parse(topology.Declarations.LatestAgentVersion) is not { } latest)
        {
            return Undeclared;
        }

        var version = subject.Cluster.AgentVersion;
        var evidence = Evidence.Of(subject.Cluster, "properties.agentVersion", version, topology.Declarations.LatestAgentVersion);
        return VersionNumber.Parse(version.Text) is not { } own ? Judgement.UnknownValue("The cluster does not say which version its agents have.", evidence)
            : own.Major < latest.Major || (own.Major == latest.Major && own.Minor < latest.Minor - SupportedBack)
                ? Judgement.NonCompliant($"The agents are more than {SupportedBack} minor versions behind {latest}.", evidence)
            : Judgement.Compliant(evidence);
    }
}
