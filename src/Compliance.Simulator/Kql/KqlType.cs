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

/// <summary>Rows under named, typed columns. Rows are shared and never changed in place.</summary>
internal sealed record Relation(IReadOnlyList<Column> Columns, IReadOnlyList<object?[]> Rows);
