using System.Collections.Immutable;

namespace Compliance.Web.Access;

/// <summary>What a valid token says.</summary>
/// <param name="ObjectId">Of the person or the application in the tenant.</param>
/// <param name="Application">Client id of the application that asked for the token; null when it does not say.</param>
internal sealed record EntraToken(string? ObjectId, string Name, string? Application, ImmutableArray<string> AppRoles);
