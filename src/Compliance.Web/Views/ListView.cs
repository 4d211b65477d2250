namespace Compliance.Web.Views;

/// <summary>A part of a list.</summary>
/// <param name="Continuation">Opaque; hand it back for the next part. Null when this is the last.</param>
public sealed record ListView<T>(IReadOnlyList<T> Items, string? Continuation);
