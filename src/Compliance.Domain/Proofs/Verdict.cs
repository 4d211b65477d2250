namespace Compliance.Domain.Proofs;

/// <summary>What is proven of a cluster's whole chain.</summary>
public enum Verdict
{
    Proven,
    Broken,
    Unknown,
    OutOfScope,
}

/// <summary>Why a cluster is out of scope.</summary>
public enum OutOfScopeReason
{
    /// <summary>Private link is not supported for <c>kind: ProvisionedCluster</c>.</summary>
    ProvisionedCluster,

    /// <summary>Broken, but by exempted findings only.</summary>
    Exempt,
}

/// <summary>How much of what could be known is known.</summary>
public enum Assurance
{
    /// <summary>Every rule decided.</summary>
    Full,

    /// <summary>Azure's own data holds; facts that ARM cannot tell are open.</summary>
    Azure,
}
