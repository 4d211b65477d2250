namespace Compliance.Domain.Rules;

/// <summary>What a rule says of a resource. Unknown is an answer of its own: absence of data is never a pass.</summary>
public enum ComplianceState
{
    NotApplicable,
    Compliant,
    NonCompliant,
    Unknown,
}
