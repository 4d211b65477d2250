namespace Compliance.Simulator.Kql.Syntax;

/// <summary>An expression with the column name the author gave it, if any.</summary>
internal sealed record Assignment(string? Name, Expression Value);

/// <summary>A query: where the rows come from and the operators they run through, in order.</summary>
internal sealed record Pipeline(Source Source, IReadOnlyList<Stage> Stages);

internal abstract record Source(int Position);

internal sealed record TableSource(int Position, string Name) : Source(Position);

internal sealed record NestedSource(int Position, Pipeline Query) : Source(Position);

internal sealed record UnionSource(int Position, IReadOnlyList<Pipeline> Inputs) : Source(Position);

internal abstract record Stage(int Position);

internal sealed record WhereStage(int Position, Expression Condition) : Stage(Position);

internal sealed record ExtendStage(int Position, IReadOnlyList<Assignment> Columns) : Stage(Position);

internal sealed record ProjectStage(int Position, IReadOnlyList<Assignment> Columns) : Stage(Position);

internal sealed record ProjectAwayStage(int Position, IReadOnlyList<string> Columns) : Stage(Position);

internal sealed record ProjectRenameStage(int Position, IReadOnlyList<Assignment> Columns) : Stage(Position);

internal sealed record SortKey(Expression Value, bool Descending, bool NullsFirst);

internal sealed record SortStage(int Position, IReadOnlyList<SortKey> Keys) : Stage(Position);

internal sealed record TakeStage(int Position, long Count) : Stage(Position);

internal sealed record TopStage(int Position, long Count, IReadOnlyList<SortKey> Keys) : Stage(Position);

internal sealed record CountStage(int Position) : Stage(Position);

internal sealed record DistinctStage(int Position, IReadOnlyList<Assignment> Columns) : Stage(Position);

internal sealed record SummarizeStage(int Position, IReadOnlyList<Assignment> Aggregates, IReadOnlyList<Assignment> Keys) : Stage(Position);

internal sealed record ExpandStage(int Position, IReadOnlyList<ExpandedColumn> Columns, long Limit) : Stage(Position);

internal sealed record ExpandedColumn(Assignment Column, KqlType Type);

internal sealed record UnionStage(int Position, IReadOnlyList<Pipeline> Inputs) : Stage(Position);

internal sealed record JoinStage(int Position, string Kind, Pipeline Right, IReadOnlyList<JoinKey> Keys) : Stage(Position);

internal sealed record JoinKey(string Left, string Right);
