namespace Compliance.Domain.Proofs;

/// <summary>What is proven of one hop.</summary>
public enum HopState
{
    Proven,
    Broken,
    Unknown,

    /// <summary>The hop's starting node is missing or unread.</summary>
    NotReached,

    /// <summary>Every rule of the hop is not applicable.</summary>
    NotApplicable,

    /// <summary>No rule decided, and none had to.</summary>
    NotAssessed,
}
