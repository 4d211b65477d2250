using Compliance.Application.Changes;

namespace Compliance.Web.Views;

/// <summary>A change that failed too often.</summary>
/// <param name="Error">Of the last attempt.</param>
public sealed record SetAsideView(string ResourceId, string EventType, DateTimeOffset EventTime, DateTimeOffset ReceivedAt, int Attempts, string Error)
{
    internal static SetAsideView Of(SetAsideChange aside) =>
        new(aside.Change.ResourceId.Text, aside.Change.EventType, aside.Change.EventTime, aside.Change.ReceivedAt, aside.Change.Attempts, aside.Error);
}
