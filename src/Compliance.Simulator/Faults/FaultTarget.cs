using System.IO.Enumeration;

namespace Compliance.Simulator.Faults;

/// <summary>
/// Which requests or events a fault is for; what is not set does not matter. In patterns <c>*</c> stands for any run of
/// characters; case is ignored.
/// </summary>
public sealed record FaultTarget
{
    /// <summary>Null for every area in which the effect means something.</summary>
    public FaultArea? Area { get; init; }

    /// <summary>HTTP method; for an event that of the write which caused it.</summary>
    public string? Method { get; init; }

    /// <summary>Pattern of the decoded path without query; for an event of its subject, for a query of <c>/providers/Microsoft.ResourceGraph/resources</c>.</summary>
    public string? Path { get; init; }

    /// <summary>Pattern of a Resource Graph query's text, such as <c>*dnsresources*</c>; no other request has one.</summary>
    public string? Query { get; init; }

    internal bool Covers(FaultArea area, string method, string path, string? query) =>
        (Area is not { } wanted || wanted.HasFlag(area))
        && (Method is null || Method.Equals(method, StringComparison.OrdinalIgnoreCase))
        && (Path is null || FileSystemName.MatchesSimpleExpression(Path, path))
        && (Query is null || (query is not null && FileSystemName.MatchesSimpleExpression(Query, query)));
}
