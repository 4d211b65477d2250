using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Scopes;

/// <summary>A scope that still admits public traffic does not make its clusters private.</summary>
internal sealed class PublicNetworkAccessIsDisabledRule : IRule<ScopeNode>
{
    private const string Property = "properties.publicNetworkAccess";

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-011"),
        Title = "Scope must refuse public network access",
        Hop = Hop.PublicAccess,
        Severity = Severity.High,
        IsMandatory = true,
        Remediation = RemediationAction.DisablePublicAccess,
    };

    public Judgement Judge(ScopeNode subject, Topology topology)
    {
        if (subject.Resource is not { } scope)
        {
            return Judgement.NotApplicable("The scope was not read.");
        }

        if (topology.Declarations.PublicAccessMayBeEnabled)
        {
            return Judgement.NotApplicable("Public network access is declared optional.");
        }

        var access = scope.PublicNetworkAccess;
        var evidence = Evidence.Of(scope, Property, access, "Disabled");
        return access.Is("Disabled") ? JudgeServiceExtensions(scope, evidence)
            // The service's default: an absent property is an open scope.
            : access.IsAbsent || access.Is("Enabled") ? Judgement.NonCompliant("Clusters of this scope may also connect over the internet.", evidence)
            // SecuredByPerimeter or a later value: the enum is an open string.
            : Judgement.UnknownValue("publicNetworkAccess has a value this rule does not know; only Disabled is known to be private.", evidence);
    }

    // What a service extension's own flag means is documented in one line only: show it, do not fail the hop on it.
    private static Judgement JudgeServiceExtensions(PrivateLinkScope scope, Evidence evidence)
    {
        var open = scope.ServiceExtensions.Items.Where(extension => extension.PublicNetworkAccess.Is("Enabled")).ToList();
        if (open.Count > 0)
        {
            return Judgement.NonCompliant(
                $"The scope refuses public access, but {open.Count} of its service extensions allow it.", [evidence, .. Evidences(scope, open)]) with { Severity = Severity.Info };
        }

        var odd = scope.ServiceExtensions.Items.Where(extension => !IsClosed(extension.PublicNetworkAccess)).ToList();
        return scope.ServiceExtensions.IsMalformed || odd.Count > 0
            ? Judgement.UnknownValue("The scope refuses public access, but its serviceExtensions have a form this rule does not know.", [evidence, .. Evidences(scope, odd)])
            : Judgement.Compliant(evidence);
    }

    // An extension without the flag allows nothing of its own.
    private static bool IsClosed(Value access) => access.IsAbsent || access.Is("Disabled");

    private static IEnumerable<Evidence> Evidences(PrivateLinkScope scope, List<ServiceExtension> extensions) =>
        extensions.Select(extension => Evidence.Of(scope, "properties.serviceExtensions[].serviceExtensionPublicNetworkAccess", extension.PublicNetworkAccess, "Disabled"));
}
