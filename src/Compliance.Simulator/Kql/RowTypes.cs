using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql;

/// <summary>
/// The types of the rows that can pass the filters a query begins with, read off the filters themselves. A table that is kept by type
/// need not give the others; those it gives go through the filters all the same.
/// </summary>
internal static class RowTypes
{
    private const string Column = "type";

    /// <returns>Types, whatever their casing; null when a row of any type may pass.</returns>
    public static IReadOnlySet<string>? Of(IEnumerable<Stage> stages) =>
        stages.TakeWhile(stage => stage is WhereStage).Cast<WhereStage>().Select(where => Of(where.Condition)).Aggregate((HashSet<string>?)null, Both);

    private static HashSet<string>? Of(Expression condition) => condition switch
    {
        BinaryExpression { Operator: "and" } and => Both(Of(and.Left), Of(and.Right)),
        BinaryExpression { Operator: "or" } or => Either(Of(or.Left), Of(or.Right)),
        BinaryExpression { Operator: "==" or "=~", Left: NameExpression { Name: Column }, Right: LiteralExpression { Value: string type } } => Set([type]),
        ListExpression { Operator: "in" or "in~", Left: NameExpression { Name: Column } } list when list.Items.All(item => item is LiteralExpression { Value: string }) =>
            Set(list.Items.Select(item => (string)((LiteralExpression)item).Value!)),
        _ => null,
    };

    private static HashSet<string>? Both(HashSet<string>? one, HashSet<string>? other) => one is null ? other : other is null ? one : Set(one.Where(other.Contains));

    private static HashSet<string>? Either(HashSet<string>? one, HashSet<string>? other) => one is null || other is null ? null : Set(one.Concat(other));

    private static HashSet<string> Set(IEnumerable<string> types) => types.ToHashSet(StringComparer.OrdinalIgnoreCase);
}
