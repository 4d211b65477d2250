using Compliance.Simulator.Kql.Operators;
using Compliance.Simulator.Kql.Syntax;

namespace Compliance.Simulator.Kql;

/// <summary>Runs a query over tables. Throws <see cref="KqlException"/> for anything it cannot answer exactly.</summary>
internal sealed class QueryEngine(Func<string, Relation?> tables, DateTimeOffset now)
{
    // Resource Graph's own ceilings.
    private const int MostJoins = 3;
    private const int MostExpansions = 3;

    private int _joins;
    private int _expansions;

    public Relation Run(Pipeline query)
    {
        var relation = Read(query.Source);
        return query.Stages.Aggregate(relation, Apply);
    }

    private Relation Read(Source source) => source switch
    {
        TableSource table => tables(table.Name) ?? throw new KqlException($"The table '{table.Name}' is not known or not simulated.", table.Position),
        NestedSource nested => Run(nested.Query),
        UnionSource union => Union.Apply(union.Position, union.Inputs.Select(Run)),
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
        CountStage => new Relation([new Column("Count", KqlType.Long)], [[(long)input.Rows.Count]]),
        DistinctStage distinct => Grouping.Distinct(input, distinct.Columns, now),
        SummarizeStage summarize => Grouping.Summarize(input, summarize, now),
        ExpandStage expand => Limited(ref _expansions, MostExpansions, stage, () => Expansion.Apply(input, expand, Binder(input))),
        JoinStage join => Limited(ref _joins, MostJoins, stage, () => Join.Apply(input, Run(join.Right), join)),
        UnionStage union => Union.Apply(union.Position, [input, .. union.Inputs.Select(Run)]),
        _ => throw new KqlException("Unknown operator.", stage.Position),
    };

    private static Relation Take(Relation input, long count) => input with { Rows = [.. input.Rows.Take((int)Math.Min(count, int.MaxValue))] };

    private Binder Binder(Relation input) => new(input.Columns, now);

    private static Relation Limited(ref int used, int most, Stage stage, Func<Relation> apply) =>
        ++used <= most ? apply() : throw new KqlException($"A query may use this operator {most} times at most.", stage.Position);
}
