using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Reports;

/// <summary>The one spelling of a resource type in results: an id's own casing of it is whatever its writer chose.</summary>
internal static class TypeSpelling
{
    public static string Of(ResourceId id) => ResourceType.Find(id.TypeName)?.Name ?? id.TypeName;
}
