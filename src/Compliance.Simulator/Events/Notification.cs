namespace Compliance.Simulator.Events;

/// <summary>One event on its way: the same id and time for every webhook and every copy.</summary>
internal sealed record Notification(string Id, DateTimeOffset At, ResourceEvent Change);
