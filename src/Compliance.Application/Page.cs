namespace Compliance.Application;

/// <summary>A part of a list.</summary>
/// <param name="Continuation">Opaque; hand it back for the next page. Null when this is the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Continuation);
