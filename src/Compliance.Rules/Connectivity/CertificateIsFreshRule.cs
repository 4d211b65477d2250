using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Connectivity;

/// <summary>The identity certificate lives for up to 90 days; a cluster that lets it run out must be connected anew.</summary>
internal sealed class CertificateIsFreshRule : IRule<ClusterNode>
{
    private static readonly TimeSpan Warning = TimeSpan.FromDays(30);
    private static readonly TimeSpan Danger = TimeSpan.FromDays(7);

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-CON-002"),
        Title = "Identity certificate must not be about to expire",
        Hop = Hop.Connectivity,
        Severity = Severity.High,
    };

    public Judgement Judge(ClusterNode subject, Topology topology)
    {
        var expires = subject.Cluster.ManagedIdentityCertificateExpirationTime;
        var evidence = Evidence.Of(subject.Cluster, "properties.managedIdentityCertificateExpirationTime", expires, "more than 30 days ahead");
        if (expires.Time is not { } time)
        {
            return Judgement.UnknownValue("The cluster does not say when its certificate expires.", evidence);
        }

        var left = time - topology.Now;
        return left > Warning ? Judgement.Compliant(evidence)
            : left >= Danger ? Judgement.NonCompliant("The identity certificate expires within 30 days.", evidence) with { Severity = Severity.Low }
            : Judgement.NonCompliant(left > TimeSpan.Zero ? "The identity certificate expires within 7 days." : "The identity certificate has expired.", evidence);
    }
}
