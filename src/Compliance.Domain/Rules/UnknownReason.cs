namespace Compliance.Domain.Rules;

/// <summary>Why a rule could not decide; ordinal order of the names is the order of results.</summary>
public enum UnknownReason
{
    /// <summary>The type or subscription was not covered, or the caller may not read it.</summary>
    NotCovered,

    /// <summary>No declaration, attestation or evidence was given for what ARM cannot tell.</summary>
    NotProvided,

    /// <summary>Live only: the read failed after retries.</summary>
    ReadFailed,

    /// <summary>A value, type or cloud the rule does not know.</summary>
    UnknownValue,
}
