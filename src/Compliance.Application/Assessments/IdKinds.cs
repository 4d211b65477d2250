using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Application.Assessments;

/// <summary>What an id alone tells of how far a change of its resource reaches.</summary>
internal static class IdKinds
{
    extension(ResourceId id)
    {
        public bool IsCluster => ResourceType.Find(id.TypeName) == ResourceType.ConnectedCluster;

        public bool IsScope => ResourceType.Find(id.TypeName) == ResourceType.PrivateLinkScope;

        /// <summary>
        /// What belongs to a whole subscription affects clusters of other slices too: only the sweep sees them all, or a slice that
        /// reads the subscription's clusters because the change is about it.
        /// </summary>
        public bool IsSubscriptionWide => ResourceType.Find(id.TypeName) is { } type && (type == ResourceType.Provider || type == ResourceType.Subscription);

        /// <summary>The id, and that of the resource it hangs on where it hangs on one.</summary>
        public IEnumerable<ResourceId> WithParent => id.Parent is { } parent ? [id, parent] : [id];

        public string SubscriptionKey => id.Subscription.ToString().ToLowerInvariant();
    }
}
