using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql.Operators;

internal static class Sorting
{
    public static Relation Apply(Relation input, IReadOnlyList<SortKey> keys, Binder binder)
    {
        var bound = keys.Select(k => binder.BindKey(k.Value).Evaluate).ToArray();
        var keyed = input.Rows.Select(row => (Row: row, Key: Array.ConvertAll(bound, evaluate => evaluate(row))));
        return input with { Rows = keyed.OrderBy(r => r.Key, new KeyComparer(keys)).Select(r => r.Row) };
    }

    private sealed class KeyComparer(IReadOnlyList<SortKey> keys) : IComparer<object?[]>
    {
        public int Compare(object?[]? x, object?[]? y)
        {
            for (var at = 0; at < keys.Count; at++)
            {
                var order = Compare(x![at], y![at], keys[at]);
                if (order != 0)
                {
                    return order;
                }
            }

            return 0;
        }

        private static int Compare(object? left, object? right, SortKey key)
        {
            if (left is null || right is null)
            {
                var order = (left is null ? 0 : 1) - (right is null ? 0 : 1);
                return key.NullsFirst ? order : -order;
            }

            var plain = Comparison.Order(left, right) ?? 0;
            return key.Descending ? -plain : plain;
        }
    }
}
