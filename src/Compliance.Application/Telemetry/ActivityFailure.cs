using System.Diagnostics;

namespace Compliance.Application.Telemetry;

/// <summary>How an activity says that it failed.</summary>
internal static class ActivityFailure
{
    /// <summary>Names the kind of failure only: messages may quote what was read.</summary>
    public static void Fail(this Activity? activity, Exception exception) =>
        activity?.SetStatus(ActivityStatusCode.Error, exception.GetType().Name).SetTag("error.type", exception.GetType().FullName);
}
