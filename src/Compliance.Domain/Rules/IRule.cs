using Compliance.Domain.Topologies;

namespace Compliance.Domain.Rules;

/// <summary>One check with a permanent id. Pure, synchronous, without state: the engine does everything else.</summary>
public interface IRule
{
    RuleDescriptor Descriptor { get; }
}

/// <summary>
/// A rule over one kind of subject. The subject's resource is the resource at fault, so a rule is written for the node that
/// a finding should name. A rule may be written for more than one kind.
/// </summary>
/// <typeparam name="TSubject">A node of the topology, or <see cref="Seen{TNode}"/> when the answer depends on who looks.</typeparam>
public interface IRule<in TSubject> : IRule
    where TSubject : ISubject
{
    Judgement Judge(TSubject subject, Topology topology);
}
