using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>How a question to Azure ended; anything but <see cref="Whole"/> proves nothing of what is absent.</summary>
internal enum AnswerState
{
    Whole,

    /// <summary>403.</summary>
    Denied,

    /// <summary>429 to the last retry.</summary>
    Throttled,

    /// <summary>Azure says itself that there is more than it gave.</summary>
    Cut,

    /// <summary>5xx, a timeout, a broken body or pages without an end, to the last retry.</summary>
    Failed,
}

internal static class AnswerStates
{
    public static AnswerState ToAnswer(this ReadOutcome outcome) => outcome switch
    {
        ReadOutcome.Complete => AnswerState.Whole,
        ReadOutcome.Denied => AnswerState.Denied,
        ReadOutcome.Throttled => AnswerState.Throttled,
        ReadOutcome.Truncated => AnswerState.Cut,
        _ => AnswerState.Failed,
    };
}
