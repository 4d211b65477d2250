namespace Compliance.Domain.Proofs;

/// <summary>What is proven of one hop.</summary>
public enum HopState
{
    /// <summary>Nothing breaks it, and a rule decided: one of Medium or more passed, or a mandatory one was judged with at most a Low or Info finding.</summary>
    Proven,
    Broken,

    /// <summary>A mandatory rule could not decide.</summary>
    Unknown,

    /// <summary>The hop's starting node is missing or unread.</summary>
    NotReached,

    /// <summary>Every rule of the hop is not applicable.</summary>
    NotApplicable,

    /// <summary>No rule decided, and none of them is mandatory.</summary>
    NotAssessed,
}
