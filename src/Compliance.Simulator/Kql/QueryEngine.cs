using Compliance.Simulator.Kql.Operators;
using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql;

/// <summary>Runs a query over tables. Throws <see cref="KqlException"/> for anything it cannot answer exactly.</summary>
/// <param name="tables">A table by its name, or null. Rows of other types than the second argument names may be left out; null names all.</param>
internal sealed class QueryEngine(Func<string, IReadOnlySet<string>?, Relation?> tables, DateTimeOffset now)
{
    // Resource Graph's own ceilings.
    private const int MostJoins = 3;
    private const int MostExpansions = 3;

    private int _joins;
    private int _expansions;

    public QueryResult Run(Pipeline query)
    {
        var relation = Bind(query);
        return new QueryResult(relation.Columns, [.. relation.Rows]);
    }

    private Relation Bind(Pipeline query) => query.Stages.Aggregate(Read(query.Source, query.Stages), Apply);

    private Relation Read(Source source, IReadOnlyList<Stage> stages) => source switch
    {
        TableSource table => tables(table.Name, RowTypes.Of(stages)) ?? throw new KqlException($"The table '{table.Name}' is not known or not simulated.", table.Position),
        NestedSource nested => Bind(nested.Query),
        UnionSource union => Union.Apply(union.Position, union.Inputs.Select(Bind)),
        _ => throw new KqlException("Unknown source.", source.Position),
    };

    private Relation Apply(Relation input, Stage stage) => stage switch
    {
        WhereStage where => Filter.Apply(input, Binder(input).BindCondition(where.Condition)),
        ExtendStage extend => Projection.Extend(input, extend.Columns, Binder(input)),
        ProjectStage project => Projection.Project(input, project.Columns, Binder(input)),
        ProjectAwayStage away => Projection.Away(input, away),
        ProjectRenameStage rename => Projection.Rename(input, rename),
        SortStage sort => Sorting.Apply(input, sort.Keys, Binder(input)),
        TakeStage take => Take(input, take.Count),
        TopStage top => Take(Sorting.Apply(input, top.Keys, Binder(input)), top.Count),
        CountStage => new Relation([new Column("Count", KqlType.Long)], [[(long)input.Rows.Count()]]),
        DistinctStage distinct => Grouping.Distinct(input, distinct.Columns, now),
        SummarizeStage summarize => Grouping.Summarize(input, summarize, now),
        ExpandStage expand => Limited(ref _expansions, MostExpansions, stage, () => Expansion.Apply(input, expand, Binder(input))),
        JoinStage join => Limited(ref _joins, MostJoins, stage, () => Join.Apply(input, Bind(join.Right), join)),
        UnionStage union => Union.Apply(union.Position, [input, .. union.Inputs.Select(Bind)]),
        _ => throw new KqlException("Unknown operator.", stage.Position),
    };

    private static Relation Take(Relation input, long count) => input with { Rows = input.Rows.Take((int)Math.Min(count, int.MaxValue)) };

    private Binder Binder(Relation input) => new(input.Columns, now);

    private static Relation Limited(ref int used, int most, Stage stage, Func<Relation> apply) =>
        ++used <= most ? apply() : throw new KqlException($"A query may use this operator {most} times at most.", stage.Position);
}
