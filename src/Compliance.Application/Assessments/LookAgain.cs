using Compliance.Application.Changes;
using Compliance.Application.Estates;

namespace Compliance.Application.Assessments;

/// <summary>Says when one look at a changed resource was not enough (design 4.8.3). Pure.</summary>
internal sealed class LookAgain(AssessmentOptions options)
{
    private static readonly TimeSpan Rarest = TimeSpan.FromMinutes(5);

    /// <param name="seen">The resource itself.</param>
    /// <param name="hasFailed">Something could not be read that decides what the change affects.</param>
    /// <returns>When to look again; null when this look was enough.</returns>
    public DateTimeOffset? At(Change change, Observation seen, bool hasFailed, DateTimeOffset now)
    {
        if (seen.ReadAt < change.EventTime)
        {
            // The read may be older than what the event tells of.
            return change.EventTime > now ? change.EventTime : now + options.RetryDelay;
        }

        var age = now - change.ReceivedAt;
        return (seen.IsSettling || hasFailed) && age < options.LookAgainFor
            ? now + TimeSpan.FromTicks(Math.Clamp(age.Ticks, options.LookAgain.Ticks, Rarest.Ticks))
            : null;
    }
}
