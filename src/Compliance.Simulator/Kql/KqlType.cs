namespace Compliance.Simulator.Kql;

internal enum KqlType
{
    Text,
    Long,
    Real,
    Boolean,
    DateTime,
    Timespan,
    Dynamic,
}

internal sealed record Column(string Name, KqlType Type);

/// <summary>Rows under named, typed columns. Rows are shared and never changed in place; an operator computes its own as they are asked for.</summary>
internal sealed record Relation(IReadOnlyList<Column> Columns, IEnumerable<object?[]> Rows);

/// <summary>What a query gave, all of it.</summary>
internal sealed record QueryResult(IReadOnlyList<Column> Columns, IReadOnlyList<object?[]> Rows);
