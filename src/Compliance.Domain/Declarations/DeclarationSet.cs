using System.Collections.Immutable;
using Compliance.Domain.Ids;

namespace Compliance.Domain.Declarations;

/// <summary>What no ARM property can tell, as the user wrote it down (design 4.2). The default declares nothing.</summary>
public sealed record DeclarationSet
{
    public static DeclarationSet None { get; } = new();

    /// <summary><c>publicNetworkAccess: mayBeEnabled</c>: public access on a scope is accepted.</summary>
    public bool PublicAccessMayBeEnabled { get; init; }

    public ImmutableArray<Site> Sites { get; init; } = [];

    /// <summary>The site of a cluster; the default site when no declared one names it.</summary>
    public Site SiteOf(ResourceId cluster)
    {
        foreach (var site in Sites)
        {
            if (site.Contains(cluster))
            {
                return site;
            }
        }

        return Site.Default;
    }
}
