using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Domain.Rules;

/// <summary>One fact a judgement rests on.</summary>
/// <param name="ResourceId">The resource that was looked at.</param>
/// <param name="Property">Its property path, for example <c>properties.privateLinkState</c>; <c>id</c> when existence is the fact.</param>
/// <param name="Actual">What stood there; null when it was absent.</param>
/// <param name="Expected">What should stand there; null when the fact is only context.</param>
public sealed record Evidence(ResourceId ResourceId, string Property, string? Actual, string? Expected)
{
    public static Evidence Of(Resource resource, string property, Value actual, string? expected = null) =>
        new(resource.Id, property, actual.Display, expected);

    /// <summary>The fact that a resource exists, or that it does not.</summary>
    public static Evidence OfExistence(ResourceId id, bool exists, string? expected = null) =>
        new(id, "id", exists ? id.Text : null, expected);
}
