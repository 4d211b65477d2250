using System.Security.Cryptography;
using System.Text;
using Compliance.Domain.Ids;

namespace Compliance.Application.Changes;

/// <summary>
/// One relevant event, normalised. It is a hint: the resource is read again. Nothing else of the event is kept, because
/// its claims and its HTTP request carry personal data.
/// </summary>
public sealed record Change
{
    /// <summary>The source of what a sweep or a scan saw: no event told of it.</summary>
    public const string SweepSource = "compliance/sweep";

    /// <summary>Lower-case hex of SHA-256 over source and event id: the same event, delivered twice, has one key.</summary>
    public required string Key { get; init; }

    public required string Source { get; init; }

    public required string EventId { get; init; }

    public required string EventType { get; init; }

    /// <summary>The event's subject.</summary>
    public required ResourceId ResourceId { get; init; }

    /// <summary>When Azure says that it happened, at most <see cref="EventReader.ClockSkew"/> after it was received; of what a sweep saw, when that was asked for.</summary>
    public required DateTimeOffset EventTime { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public string? OperationName { get; init; }

    public string? CorrelationId { get; init; }

    public CallerKind Caller { get; init; }

    /// <summary>Only of an application; a person's identity is never kept.</summary>
    public string? ApplicationId { get; init; }

    /// <summary>W3C trace context of its intake; null where that was not traced.</summary>
    public string? TraceParent { get; init; }

    /// <summary>How often assessing it failed.</summary>
    public int Attempts { get; init; }

    public bool IsEvent => Source != SweepSource;

    /// <summary>What a sweep or a scan saw, as if an event had told of it.</summary>
    /// <param name="eventId">The same for what is to be looked into once, however often it is seen.</param>
    /// <param name="askedAt">When it was asked for.</param>
    public static Change OfSight(string eventType, string eventId, ResourceId resource, DateTimeOffset askedAt, DateTimeOffset now) => new()
    {
        Key = KeyOf(SweepSource, eventId),
        Source = SweepSource,
        EventId = eventId,
        EventType = eventType,
        ResourceId = resource,
        EventTime = askedAt,
        ReceivedAt = now,
    };

    public static string KeyOf(string source, string eventId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source.ToLowerInvariant()}\n{eventId}")));
}

public enum CallerKind
{
    Unknown,
    User,
    Application,
    ManagedIdentity,
}
