using System.Collections.Frozen;
using System.Text.Json;
using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql;

internal sealed class ListBinder(Binder binder)
{
    public Bound Bind(ListExpression list)
    {
        var left = binder.Bind(list.Left);
        var items = list.Items.Select(binder.Bind).ToArray();
        return list.Operator switch
        {
            "between" or "!between" => BindBetween(list, left, items),
            "has_any" => BindTerms(left, items, every: false),
            "has_all" => BindTerms(left, items, every: true),
            "in" or "!in" or "in~" or "!in~" => BindMembership(list, left, items),
            _ => throw new KqlException($"The operator '{list.Operator}' is not supported.", list.Position),
        };
    }

    private static Bound BindMembership(ListExpression list, Bound left, Bound[] items)
    {
        var ignoreCase = list.Operator.EndsWith('~');
        var negated = list.Operator.StartsWith('!');
        foreach (var item in items.Where(i => i.Type != KqlType.Dynamic))
        {
            Comparison.Check(left.Type, item.Type, list.Operator, list.Position);
        }

        if (ignoreCase && left.Type is not (KqlType.Text or KqlType.Dynamic))
        {
            throw new KqlException($"Operator '{list.Operator}' takes text.", list.Position);
        }

        var asText = ignoreCase || left.Type == KqlType.Text || items.Any(i => i.Type == KqlType.Text);
        if (asText && list.Items.All(item => item is LiteralExpression))
        {
            var texts = list.Items.SelectMany(item => Spread(((LiteralExpression)item).Value)).Select(Values.Text)
                .ToFrozenSet(ignoreCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
            return new Bound(KqlType.Boolean, row => Truth.Of(texts.Contains(Values.Text(left.Evaluate(row))) != negated));
        }

        return new Bound(KqlType.Boolean, row =>
        {
            var value = left.Evaluate(row);
            var found = items.SelectMany(i => Spread(i.Evaluate(row))).Any(other => ignoreCase
                ? string.Equals(Values.Text(value), Values.Text(other), StringComparison.OrdinalIgnoreCase)
                : Comparison.Equal(value, other, asText) == true);
            return Truth.Of(found != negated);
        });
    }

    private static Bound BindTerms(Bound left, Bound[] items, bool every)
    {
        var has = TextMatch.Find("has")!;
        return new Bound(KqlType.Boolean, row =>
        {
            var text = Values.Text(left.Evaluate(row));
            var terms = items.SelectMany(i => Spread(i.Evaluate(row))).Select(Values.Text);
            return every ? terms.All(t => has(text, t)) : terms.Any(t => has(text, t));
        });
    }

    private static Bound BindBetween(ListExpression list, Bound left, Bound[] bounds)
    {
        Comparison.Check(left.Type, bounds[0].Type, list.Operator, list.Position);
        Comparison.Check(left.Type, bounds[1].Type, list.Operator, list.Position);
        return new Bound(KqlType.Boolean, row =>
        {
            var value = left.Evaluate(row);
            return Comparison.Order(value, bounds[0].Evaluate(row)) is { } low && Comparison.Order(value, bounds[1].Evaluate(row)) is { } high
                ? (low >= 0 && high <= 0) != list.Operator.StartsWith('!')
                : null;
        });
    }

    /// <summary>A dynamic array stands for its items.</summary>
    private static IEnumerable<object?> Spread(object? value) =>
        value is JsonElement { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray().Select(item => (object?)item) : [value];
}
