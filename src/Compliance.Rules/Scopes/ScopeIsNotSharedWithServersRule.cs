using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Scopes;

/// <summary>A change made for clusters hits the servers that share the scope: allowed, but somebody should know.</summary>
internal sealed class ScopeIsNotSharedWithServersRule : IRule<ScopeNode>
{
    private const int MostNamed = 20;

    public RuleDescriptor Descriptor { get; } = new()
    {
        Id = new("ARC-PL-012"),
        Title = "Scopes shared with servers should be acknowledged",
        Hop = Hop.Scope,
        Severity = Severity.Info,
    };

    public Judgement Judge(ScopeNode subject, Topology topology)
    {
        if (subject.Resource is not { } scope)
        {
            return Judgement.NotApplicable("The scope was not read.");
        }

        ImmutableArray<Evidence> evidence =
        [
            .. subject.Machines.OrderBy(machine => machine.Id).Take(MostNamed)
                .Select(machine => Evidence.Of(machine, "properties.privateLinkScopeResourceId", machine.PrivateLinkScopeResourceId)),
        ];
        if (topology.Declarations.AcknowledgedSharedScopes.Contains(subject.Id))
        {
            return Judgement.CompliantWithNote("That servers share the scope is acknowledged.", evidence);
        }

        return subject.Machines.Count > 0 ? Judgement.NonCompliant($"{subject.Machines.Count} Arc-enabled servers use the scope too.", evidence)
            : topology.Estate.Coverage.OfAbsent(ResourceType.Machine, scope.Id.Subscription) is var presence and not Presence.Missing
                ? Judgement.NotRead(presence, ResourceType.Machine, scope.Id.Subscription, "Whether servers use the scope was not read.")
            : Judgement.Compliant();
    }
}
