using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Scopes;

/// <summary>A deleted scope leaves its clusters pointing at nothing: ARM does not clear their property.</summary>
internal sealed class ScopeExistsRule : IRule<ScopeNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-002"),
        Title = "Scope that clusters name must exist",
        Hop = Hop.Scope,
        Severity = Severity.Critical,
        IsMandatory = true,
    };

    public Judgement Judge(ScopeNode subject, Topology topology)
    {
        // One that only an endpoint names is the endpoint's fault, not that of a cluster's scope.
        if (subject is { Resource: null, IsNamedByClusters: false })
        {
            return Judgement.NotApplicable("No cluster names the scope.");
        }

        var existence = Evidence.OfExistence(subject.Id, subject.Resource is not null, subject.Id.Text);
        if (subject.Resource is not { } scope)
        {
            return subject.Presence is Presence.Missing
                ? Judgement.NonCompliant("The scope that clusters are associated with does not exist.", existence)
                : Judgement.NotRead(subject.Presence, ResourceType.PrivateLinkScope, subject.Id.Subscription, "The scope could not be read: grant read access to its subscription or include it.", existence);
        }

        var state = Evidence.Of(scope, "properties.provisioningState", scope.ProvisioningState, "Succeeded");
        return scope.ProvisioningState.Is("Succeeded") ? Judgement.Compliant(existence, state)
            : scope.ProvisioningState.Is("Failed") || scope.ProvisioningState.Is("Canceled") ? Judgement.NonCompliant("The scope exists, but its last change did not succeed.", existence, state)
            : Judgement.UnknownValue("The scope is in no terminal provisioning state.", existence, state);
    }
}
