using Compliance.Domain.Declarations;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Connectivity;

/// <summary>
/// The tools that connect a cluster must know private link. No property tells their versions: an attestation does, by its
/// outcome or, better, by the values it gives.
/// </summary>
internal sealed class ToolsAreRecentRule : IRule<ClusterNode>
{
    // The page says "greater than 2.3.0" for the CLI, which is older than the feature: taken as it is written.
    private static readonly (string Name, Version Least)[] Tools = [("connectedk8s", new(1, 3, 0)), ("azureCli", new(2, 3, 0))];
    private static readonly Judgement Open = Judgement.NotProvided("Attest the versions of the connectedk8s extension and of the Azure CLI: Azure does not show them.");

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-VER-001"),
        Title = "Azure CLI and its connectedk8s extension should be recent enough",
        Hop = Hop.Connectivity,
        Severity = Severity.Low,
        JudgesAttestedValues = true,
    };

    public Judgement Judge(ClusterNode subject, Topology topology)
    {
        Judgement? best = null;
        foreach (var attestation in topology.Declarations.AttestationsOf(Descriptor.Id))
        {
            if (attestation.Values.IsEmpty || !attestation.Covers(subject.Id, subject.Site, topology.Now))
            {
                continue;
            }

            // Of several the worst counts, and any that decides before one that does not.
            var judgement = Judge(subject, attestation);
            if (judgement.State is ComplianceState.NonCompliant)
            {
                return judgement;
            }

            best = best is { State: ComplianceState.Compliant } ? best : judgement;
        }

        return best ?? Open;
    }

    private static Judgement Judge(ClusterNode subject, Attestation attestation)
    {
        Evidence[] evidence = [.. Tools.Select(tool => new Evidence(subject.Id, $"attestation values.{tool.Name}", ValueOf(attestation, tool.Name), $"{tool.Least} or later"))];
        var versions = Array.ConvertAll(Tools, tool => VersionNumber.Parse(ValueOf(attestation, tool.Name)));
        return Tools.Zip(versions).Any(pair => pair.Second is { } version && version < pair.First.Least) || !attestation.IsCompliant ? Judgement.NonCompliant(attestation.Statement ?? "A tool is older than the page asks for.", [.. evidence])
            : Array.TrueForAll(versions, known => known is not null) ? Judgement.Compliant([.. evidence])
            : Judgement.NotProvided("The attestation does not give the version of every tool.", [.. evidence]);
    }

    private static string? ValueOf(Attestation attestation, string name) =>
        attestation.Values.FirstOrDefault(pair => pair.Key.Replace("-", "", StringComparison.Ordinal).Equals(name, StringComparison.OrdinalIgnoreCase)).Value;
}
