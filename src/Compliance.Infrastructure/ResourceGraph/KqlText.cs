using Compliance.Domain.Ids;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>
/// Puts values into a query. A placeholder is a string literal, <c>'{name}'</c>, so that a query is one before anything is
/// put into it; a value becomes a string literal in its place and can become nothing else.
/// </summary>
internal static class KqlText
{
    public static string Bind(this string query, string placeholder, string value) => query.Bind(placeholder, [value]);

    /// <param name="values">None leaves the placeholder standing, which is the id of nothing.</param>
    public static string Bind(this string query, string placeholder, IReadOnlyCollection<string> values)
    {
        var literal = $"'{{{placeholder}}}'";
        if (!query.Contains(literal, StringComparison.Ordinal))
        {
            throw new ArgumentException($"The query has no placeholder {literal}.", nameof(placeholder));
        }

        return values.Count == 0 ? query : query.Replace(literal, string.Join(", ", values.Select(Literal)), StringComparison.Ordinal);
    }

    public static string Bind(this string query, string placeholder, IReadOnlyCollection<ResourceId> ids) =>
        query.Bind(placeholder, [.. ids.Select(id => id.Text)]);

    private static string Literal(string value) =>
        value.Any(char.IsControl)
            ? throw new ArgumentException("A value with a control character does not go into a query.", nameof(value))
            : $"'{value.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("'", @"\'", StringComparison.Ordinal)}'";
}
