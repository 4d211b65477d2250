using System.Globalization;
using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql;

/// <summary>Names for columns the author did not name, as Kusto gives them.</summary>
internal sealed class ColumnNames
{
    private static readonly HashSet<string> Transparent = ["tostring", "toint", "tolong", "toreal", "todouble", "tobool", "toboolean", "todatetime", "bin", "floor", "todynamic", "parse_json"];
    private int _unnamed;

    public string Of(Assignment assignment) =>
        assignment.Name ?? Path(assignment.Value) ?? string.Create(CultureInfo.InvariantCulture, $"Column{++_unnamed}");

    public static string? Path(Expression expression) => expression switch
    {
        NameExpression name => name.Name,
        MemberExpression member => Join(Path(member.Target), member.Member),
        IndexExpression { Index: LiteralExpression { Value: { } key } } index => Join(Path(index.Target), Values.Text(key)),
        CallExpression call when Transparent.Contains(call.Function) && call.Arguments.Count > 0 => Path(call.Arguments[0]),
        _ => null,
    };

    private static string? Join(string? target, string member) => target is null ? null : $"{target}_{member}";
}
