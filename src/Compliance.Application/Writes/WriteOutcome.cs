namespace Compliance.Application.Writes;

/// <summary>How a write ended. Only after <see cref="Undecided"/> is it open whether anything was changed.</summary>
public enum WriteOutcome
{
    /// <summary>Azure has finished it.</summary>
    Done,

    /// <summary>403: a missing role, or a policy.</summary>
    Denied,

    /// <summary>409: a lock, or a state that does not allow it.</summary>
    Conflict,

    /// <summary>412: the resource is not what the condition wants.</summary>
    ConditionFailed,

    /// <summary>429 to the last retry: nothing was changed.</summary>
    Throttled,

    /// <summary>Any other refusal: the request is wrong, or what it names does not exist.</summary>
    Refused,

    /// <summary>Azure accepted it and failed, or gave up, later: part of it may have been done.</summary>
    Failed,

    /// <summary>Azure did not answer, or has not finished in time.</summary>
    Undecided,
}
