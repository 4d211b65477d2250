using System.Text.Json.Serialization;

namespace Compliance.Simulator.Faults;

/// <summary>Something that goes wrong on purpose: on which requests, what, and how often. Several faults on one request add up.</summary>
public sealed record Fault
{
    public FaultTarget On { get; init; } = new();

    public required Effect Do { get; init; }

    /// <summary>So many matching requests are left alone first.</summary>
    public int Skip { get; init; }

    /// <summary>How many times the fault strikes at most; null for no limit.</summary>
    public int? Times { get; init; }

    /// <summary>Chance that it strikes a matching request, more than 0, at most 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The same seed and the same order of requests give the same strikes.</summary>
    public int Seed { get; init; }

    /// <summary>How long the fault stays set, in seconds; null until it is taken back.</summary>
    public double? ForSeconds { get; init; }

    [JsonIgnore]
    internal FaultArea Areas => On.Area is { } wanted ? wanted & Do.Areas : Do.Areas;

    /// <summary>What is wrong with the description, or null.</summary>
    internal string? Refuse() => this switch
    {
        { Areas: FaultArea.None } => $"This effect means nothing in the area {On.Area}; it does in {Do.Areas}.",
        { On.Query: not null } when !Areas.HasFlag(FaultArea.Graph) => "Only requests to Resource Graph have a query.",
        { Skip: < 0 } or { Times: < 1 } => "'skip' must be at least 0, 'times' at least 1.",
        { Probability: not (> 0 and <= 1) } => "'probability' must be more than 0 and at most 1.",
        { ForSeconds: not (null or (> 0 and < 1e6)) } => "'forSeconds' must be more than 0.",
        { Do: Effect.Status { Code: < 400 or > 599 } } => "'status' must be from 400 to 599.",
        { Do: Effect.Slow { Seconds: not (>= 0 and < 1e6) } or Effect.Delay { Seconds: not (>= 0 and < 1e6) } or Effect.Skew { Seconds: not (> -1e9 and < 1e9) } } => "'seconds' is out of range.",
        { Do: Effect.ShortPages { Rows: < 1 } or Effect.RepeatRows { Rows: < 1 } or Effect.ChangeRows { Rows: < 1 } or Effect.LoseRows { Rows: < 1 } or Effect.Truncate { Rows: < 0 } } => "'rows' is out of range.",
        { Do: Effect.Repeat { Copies: < 1 } or Effect.Reorder { Behind: < 1 } } => "'copies' and 'behind' must be at least 1.",
        { Do: Effect.ForeignLink { Origin: var origin } } when !Uri.TryCreate(origin, UriKind.Absolute, out _) => "'origin' must be an absolute URL.",
        _ => null,
    };
}
