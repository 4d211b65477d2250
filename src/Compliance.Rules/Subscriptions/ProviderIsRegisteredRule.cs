using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Subscriptions;

/// <summary>Clusters cannot use the scope while the providers they need are not registered.</summary>
internal sealed class ProviderIsRegisteredRule : IRule<ProviderNode>
{
    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-SUB-001"),
        Title = "Resource providers of Arc must be registered",
        Hop = Hop.Subscription,
        Severity = Severity.High,
        Remediation = RemediationAction.RegisterProvider,
    };

    public Judgement Judge(ProviderNode subject, Topology topology)
    {
        if (subject.Resource is not { } provider)
        {
            // Resource Manager answers for every provider, registered or not: a row that is not there was not asked for.
            return Judgement.NotRead(subject.Presence, ResourceType.Provider, subject.Id.Subscription, "The registration of the provider was not read: Resource Graph does not have it.");
        }

        var state = provider.RegistrationState;
        var evidence = Evidence.Of(provider, "registrationState", state, "Registered");
        return state.Is("Registered") ? Judgement.Compliant(evidence)
            : state.Is("NotRegistered") || state.Is("Unregistered") ? Judgement.NonCompliant($"{provider.Name} is not registered in the subscription.", evidence)
            : Judgement.UnknownValue("The provider is neither registered nor unregistered.", evidence);
    }
}
