using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;

namespace Compliance.Domain.Topologies;

/// <summary>
/// A node as one group of clusters sees it: the subject of rules whose answer depends on the group's site or region. One
/// resource then has a judgement for each group, and affects only the clusters of those it fails for.
/// </summary>
public readonly record struct Seen<TNode>(TNode Node, ClusterGroup By) : ISited
    where TNode : ISubject
{
    public ResourceId? Id => Node.Id;

    public Site Site => By.Site;
}
