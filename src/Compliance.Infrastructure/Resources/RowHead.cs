using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Resources;

/// <summary>What a row says of its resource outside of <c>properties</c>.</summary>
/// <param name="RegistrationState">Of a provider, which ARM answers without <c>properties</c>.</param>
internal readonly record struct RowHead(ResourceId Id, ResourceType Type, Value Location, Value Kind, Value RegistrationState);

/// <summary>One row: its resource, or null when the chain has no use for it.</summary>
/// <param name="Type">Null for a type the chain knows nothing of.</param>
internal readonly record struct Row(ResourceId Id, ResourceType? Type, Resource? Resource);
