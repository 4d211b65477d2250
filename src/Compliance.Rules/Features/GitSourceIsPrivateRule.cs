using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Features;

/// <summary>Flux fetches from Git, Helm or OCI servers by a way that Arc's private link does not provide.</summary>
internal sealed class GitSourceIsPrivateRule : IRule<FluxConfigurationNode>, IRule<ClusterNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-EXT-006"),
        Title = "Sources of Flux should be declared as reached privately",
        Hop = Hop.Features,
        Severity = Severity.Info,
    };

    public Judgement Judge(FluxConfigurationNode subject, Topology topology)
    {
        if (HostedResources.Refuse(subject.Cluster) is { } refused)
        {
            return refused;
        }

        var evidence = Evidence.Of(subject.Resource, "properties.gitRepository.url", subject.Resource.SourceUrl, "a host of privateGitHosts");
        return HostOf(subject.Resource.SourceUrl.Text) is not { } host ? Judgement.UnknownValue("The source's address has a form this rule does not know.", evidence)
            : topology.Declarations.PrivateGitHosts.Contains(host, StringComparer.OrdinalIgnoreCase) ? Judgement.Compliant(evidence)
            : Judgement.NonCompliant($"{host} is not declared as reached privately; private link does not lead there.", evidence);
    }

    public Judgement Judge(ClusterNode subject, Topology topology) =>
        HostedResources.JudgeNone<FluxConfigurationNode>(subject, ResourceType.FluxConfiguration, topology);

    // Besides URLs Git knows addresses as ssh does: git@host:path.
    private static string? HostOf(string? address)
    {
        if (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Host.Length > 0)
        {
            return uri.Host;
        }

        var at = address?.IndexOf('@', StringComparison.Ordinal) ?? -1;
        var colon = address?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return at >= 0 && colon > at + 1 ? address![(at + 1)..colon] : null;
    }
}
