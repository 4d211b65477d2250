using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Rules.Tests.Documentation;

/// <summary>The declarations and the probe of an example, in the form of the files that <c>scan</c> takes.</summary>
internal static class PageDeclarations
{
    public static DeclarationSet Read(RuleExample example)
    {
        var file = JsonNode.Parse(example.Declarations ?? "{}")!;
        return new DeclarationSet
        {
            PreviewAcknowledgedBy = (string?)file["preview"]?["acknowledgedBy"],
            LatestAgentVersion = (string?)file["latestAgentVersion"],
            PrivateGitHosts = [.. Strings(file["privateGitHosts"])],
            TrustedPrivateEndpointIds = file["trustedPrivateEndpointIds"] is { } trusted ? [.. Strings(trusted).Select(ResourceId.Parse)] : null,
            Sites = [.. Items(file["sites"]).Select(Site)],
            Attestations = [.. Items(file["attestations"]).Select(Attestation)],
            Probes = example.Evidence is { } evidence ? [Probe(JsonNode.Parse(evidence)!)] : [],
        };
    }

    private static Site Site(JsonNode site) => new()
    {
        Name = (string)site["name"]!,
        Clusters = [.. Strings(site["clusters"]).Select(pattern => new ResourcePattern(pattern))],
        DnsMode = Choice<DnsMode>(site["dns"]?["mode"]),
        Forwarder = site["dns"]?["forwarder"] is { } forwarder
            ? new(Choice<ForwarderKind>(forwarder["kind"]), ResourceId.Parse((string)forwarder["virtualNetworkId"]!))
            : null,
        Egress = site["egress"] is { } egress
            ? new(Choice<EgressMode>(egress["mode"]), [.. Strings(egress["networkSecurityGroupIds"]).Select(ResourceId.Parse)])
            : null,
        HybridLink = Choice<HybridLinkKind>(site["hybridLink"]),
    };

    private static Attestation Attestation(JsonNode attestation) => new()
    {
        Rule = new RuleId((string)attestation["rule"]!),
        Resource = new ResourcePattern((string)attestation["resourceId"]!),
        IsCompliant = (string)attestation["outcome"]! is "compliant",
        Expires = DateOnly.Parse((string)attestation["expires"]!, System.Globalization.CultureInfo.InvariantCulture),
        Statement = (string?)attestation["statement"],
        Values = (attestation["values"] as JsonObject ?? []).ToImmutableDictionary(pair => pair.Key, pair => (string)pair.Value!),
        By = (string?)attestation["by"],
    };

    private static ProbeEvidence Probe(JsonNode evidence) => new()
    {
        Site = (string)evidence["site"]!,
        ObservedAt = (DateTimeOffset)evidence["observedAt"]!,
        Lookups = [.. Items(evidence["lookups"]).Select(lookup => new ProbeLookup((string)lookup["name"]!, (string)lookup["status"]!, [.. Strings(lookup["addresses"])]))],
        Connections = [.. Items(evidence["connections"]).Select(connection => new ProbeConnection((string)connection["host"]!, (int)connection["port"]!, (bool)connection["ok"]!))],
    };

    private static T Choice<T>(JsonNode? text)
        where T : struct, Enum => text is null ? default : Enum.Parse<T>((string)text!, ignoreCase: true);

    private static IEnumerable<JsonNode> Items(JsonNode? list) => (list as JsonArray ?? []).OfType<JsonNode>();

    private static IEnumerable<string> Strings(JsonNode? list) => Items(list).Select(item => (string)item!);
}
