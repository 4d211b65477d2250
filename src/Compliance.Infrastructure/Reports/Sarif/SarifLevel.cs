using System.Diagnostics;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Sarif;

/// <summary>Five severities in the terms of SARIF, which has three levels, and of code scanning, which has a score.</summary>
internal static class SarifLevel
{
    public const string Error = "error";
    public const string Warning = "warning";
    public const string Note = "note";

    public static string Of(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => Error,
        Severity.Medium => Warning,
        _ => Note,
    };

    /// <summary>The middle of the band that GitHub gives each severity: above 9 critical, 7 high, 4 medium, above 0 low.</summary>
    public static string ScoreOf(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.0",
        Severity.Info => "0.0",
        _ => throw new UnreachableException(),
    };
}
