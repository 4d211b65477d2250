using Compliance.Domain.Estates;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Declarations;

/// <summary>Holds the lists of ids that stand beside the sites against an estate.</summary>
internal static class ListedIdsReview
{
    public static IEnumerable<string> Warnings(Estate estate, DeclarationSet declarations, NameableIds names)
    {
        foreach (var id in declarations.AcknowledgedSharedScopes.Where(id => estate.Find<PrivateLinkScope>(id) is null))
        {
            yield return $"The acknowledged scope {id} {AbsentIds.Word(estate, id, ResourceType.PrivateLinkScope)}.";
        }

        // Endpoints are trusted just because they are elsewhere: then a connection of a scope names them.
        foreach (var id in (declarations.TrustedPrivateEndpointIds ?? []).Where(id => !names.Contains(id)))
        {
            yield return $"The trusted private endpoint {id} {AbsentIds.Word(estate, id, ResourceType.PrivateEndpoint)}, and no scope has a connection of it.";
        }
    }
}
