namespace Compliance.Simulator.Kql.Operators;

internal static class Filter
{
    // Unknown is not true: such a row is left out.
    public static Relation Apply(Relation input, Bound condition) => input with { Rows = input.Rows.Where(row => condition.Evaluate(row) is true) };
}
