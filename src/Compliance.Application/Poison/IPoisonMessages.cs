namespace Compliance.Application.Poison;

/// <summary>The messages of one queue that a function failed to take too often: the platform puts them into a queue beside it.</summary>
public interface IPoisonMessages
{
    /// <summary>Of the queue they are in, for example <c>compliance-changes-poison</c>.</summary>
    string Name { get; }

    /// <summary>Its messages are events. Those of the others are signals, which carry no data: one says as much as all of them.</summary>
    bool HoldsEvents { get; }

    /// <summary>About how many there are, also those taken; 0 for a queue that is not there, since its first message makes it.</summary>
    /// <exception cref="StoreUnavailableException">They cannot be counted, for whatever reason.</exception>
    Task<int> CountAsync(CancellationToken cancellationToken);

    /// <summary>The first, at most 32; they stay as they are.</summary>
    /// <exception cref="StoreUnavailableException">The queue does not answer.</exception>
    Task<IReadOnlyList<PoisonMessage>> PeekAsync(CancellationToken cancellationToken);

    /// <summary>The first, at most 32. Nobody else sees them for two minutes, and then again if they were not removed.</summary>
    /// <exception cref="StoreUnavailableException">The queue does not answer.</exception>
    Task<IReadOnlyList<PoisonMessage>> TakeAsync(CancellationToken cancellationToken);

    /// <summary>Puts a message into the queue that these came from, for the function to try again.</summary>
    /// <exception cref="StoreUnavailableException">The queue does not answer.</exception>
    Task PutBackAsync(string text, CancellationToken cancellationToken);

    /// <summary>Removes a message that was taken. One that is gone already is no failure.</summary>
    /// <exception cref="StoreUnavailableException">The queue does not answer.</exception>
    Task RemoveAsync(PoisonMessage taken, CancellationToken cancellationToken);
}

/// <param name="Receipt">Of a taken message; null of one that was only looked at.</param>
/// <param name="Text">As it was sent: an event as it is or in base64, or a signal's target.</param>
public sealed record PoisonMessage(string Id, string? Receipt, string Text);
