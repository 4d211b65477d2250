namespace Compliance.Application.Assessments;

/// <summary>What an assessment was made for.</summary>
public enum AssessmentKind
{
    Changes,
    Sweep,
    Scan,
}
