using System.Collections.Frozen;
using Compliance.Application.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Application.Assessments;

/// <summary>What a batch of changes cannot have touched, of what costs a query of its own to read.</summary>
internal static class SettledTypes
{
    private static readonly ResourceType[] Features = [ResourceType.Extension, ResourceType.FluxConfiguration];

    // Azure writes records by itself when one of these changes, and no event tells of it.
    private static readonly FrozenSet<ResourceType> WriteRecords = FrozenSet.Create(
        ResourceType.RecordSet,
        ResourceType.PrivateDnsZone,
        ResourceType.ZoneGroup,
        ResourceType.PrivateEndpoint,
        ResourceType.NetworkInterface,
        ResourceType.PrivateLinkScope);

    public static IReadOnlyCollection<ResourceType> Of(IReadOnlyList<Observation> changed) =>
    [
        .. changed.Any(TouchesFeatures) ? [] : Features,
        .. changed.Any(TouchesRecords) ? Array.Empty<ResourceType>() : [ResourceType.RecordSet],
    ];

    /// <summary>Whether Azure may have written records by itself, which no event tells of.</summary>
    public static bool MakeAzureWriteRecords(IReadOnlyList<Observation> changed) =>
        changed.Any(observation => TypeOf(observation.ResourceId) is { } type && type != ResourceType.RecordSet && WriteRecords.Contains(type));

    /// <summary>
    /// Whether a resource that is gone must keep its scopes, and they all that leads to them, until its own change comes: that one makes
    /// Azure write records, and those of this batch may be from before.
    /// </summary>
    public static bool IsAwaited(ResourceId gone, IReadOnlyList<Observation> changed) =>
        TypeOf(gone) is { } type && type != ResourceType.PrivateLinkScope && WriteRecords.Contains(type) && !changed.Any(TouchesRecords);

    // With a cluster go its extensions, without a word.
    private static bool TouchesFeatures(Observation observation) =>
        TypeOf(observation.ResourceId) is not { } type || Features.Contains(type)
        || (observation.Json is null && (type == ResourceType.ConnectedCluster || type == ResourceType.ManagedCluster));

    private static bool TouchesRecords(Observation observation) => TypeOf(observation.ResourceId) is not { } type || WriteRecords.Contains(type);

    private static ResourceType? TypeOf(ResourceId id) => ResourceType.Find(id.TypeName);
}
