using Compliance.Domain.Judging;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>One property of a sample estate set to another value, and everything that then changes.</summary>
/// <param name="Row">The end of the row's id.</param>
/// <param name="Value">JSON, or else a string as it stands; null takes the property away. <c>@retail</c>, <c>@manufacturing</c> and <c>@connectivity</c> stand for the resource groups of a subscription.</param>
/// <param name="Findings">Rules with a new finding, each with its severity: <c>ARC-CON-001:Critical</c>.</param>
/// <param name="Unknowns">Rules that cannot decide any more: of a cluster or resource they decided before.</param>
public sealed record Flip(string Row, string Path, string? Value, string Findings, string Unknowns)
{
    /// <summary>Rules of which a finding (with its severity), or something that was open, is said no more.</summary>
    public string Gone { get; init; } = "";

    /// <summary>Judged long after the last heartbeats, when no connection proves what the property would have to.</summary>
    public bool IsQuiet { get; init; }

    /// <summary>Of the estate whose sites come in over a virtual WAN; judged as a quiet one.</summary>
    public bool IsOnVirtualWan { get; init; }

    /// <summary>Of the estate that has drifted: the flip repairs something.</summary>
    public bool IsOfDrifted { get; init; }

    internal IEnumerable<string> Rules => $"{Findings} {Unknowns}".Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(said => said.Split(':')[0]);

    internal SampleEstate Before => IsOnVirtualWan ? HealthyEstate.OnVirtualWan : IsOfDrifted ? HealthyEstate.Drifted : HealthyEstate.Json;

    private Assessment Judged =>
        IsOnVirtualWan ? HealthyEstate.JudgedOnVirtualWan : IsOfDrifted ? HealthyEstate.JudgedDrifted : IsQuiet ? HealthyEstate.JudgedWhenQuiet : HealthyEstate.Judged;

    internal Change Apply() => Change.Between(Judged, Flipped().Assess(HealthyEstate.Declarations, IsQuiet || IsOnVirtualWan ? HealthyEstate.Quiet : null));

    internal SampleEstate Flipped()
    {
        var estate = Before.Copy();
        JsonPlace.Set(estate.Row(Row), Path, Value is null ? null : Json(Value));
        return estate;
    }

    public override string ToString() => $"{Row} {Path} = {Value ?? "(none)"}";

    private static JsonNode Json(string value)
    {
        var text = value
            .Replace("@retail", HealthyEstate.Retail, StringComparison.Ordinal)
            .Replace("@manufacturing", HealthyEstate.Manufacturing, StringComparison.Ordinal)
            .Replace("@connectivity", HealthyEstate.Connectivity, StringComparison.Ordinal);
        try
        {
            return JsonNode.Parse(text)!;
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
