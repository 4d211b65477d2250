using System.Globalization;
using Compliance.Application.Changes;

namespace Compliance.Cli.Replays;

/// <summary>Changes as a replay lists them.</summary>
internal static class ChangeText
{
    /// <summary>What happened to which resource, and when.</summary>
    public static string EventOf(Change change) => $"{TimeOf(change)}  {change.EventType}  {change.ResourceId}";

    public static string TimeOf(Change change) => change.EventTime.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
