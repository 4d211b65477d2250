using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports;

/// <summary>The numbers of an assessment.</summary>
public sealed class ScanSummary
{
    private readonly Dictionary<Severity, int> _findings;

    public ScanSummary(Assessment assessment)
    {
        var verdicts = assessment.Clusters.CountBy(cluster => cluster.Verdict).ToDictionary();
        Clusters = assessment.Clusters.Length;
        Proven = verdicts.GetValueOrDefault(Verdict.Proven);
        Broken = verdicts.GetValueOrDefault(Verdict.Broken);
        Unknown = verdicts.GetValueOrDefault(Verdict.Unknown);
        OutOfScope = verdicts.GetValueOrDefault(Verdict.OutOfScope);
        Exempt = assessment.Clusters.Count(cluster => cluster.OutOfScopeReason is OutOfScopeReason.Exempt);
        _findings = assessment.Findings.Where(finding => !finding.IsExempted).CountBy(finding => finding.Severity).ToDictionary();
        Exempted = assessment.Findings.Count(finding => finding.IsExempted);
    }

    public int Clusters { get; }

    public int Proven { get; }

    public int Broken { get; }

    public int Unknown { get; }

    /// <summary>Exempt clusters are among them.</summary>
    public int OutOfScope { get; }

    public int Exempt { get; }

    /// <summary>Findings that an exemption covers; no severity counts them.</summary>
    public int Exempted { get; }

    public int FindingsOf(Severity severity) => _findings.GetValueOrDefault(severity);
}
