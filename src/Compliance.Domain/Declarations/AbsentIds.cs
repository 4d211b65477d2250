using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Declarations;

/// <summary>How a warning speaks of a declared resource that is not there.</summary>
internal static class AbsentIds
{
    public static string Word(Estate estate, ResourceId id, ResourceType type) =>
        estate.PresenceOf(id, type) is Presence.Missing or Presence.Read ? "is not in the estate" : "is not in the estate, which does not cover it";
}
