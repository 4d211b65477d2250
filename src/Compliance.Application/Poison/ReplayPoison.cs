using Compliance.Application.Changes;

namespace Compliance.Application.Poison;

/// <summary>
/// Gives poison messages to the functions that failed on them once more, in the queue they came from: the host's own intake
/// takes the events, wherever its store is. What no function could ever take stays where it is.
/// </summary>
public sealed class ReplayPoison(TimeProvider time)
{
    /// <summary>No queue shows more messages than these without their being taken.</summary>
    public const int MostListed = 32;

    /// <summary>The first messages of a queue, at most <see cref="MostListed"/>, and what they hold.</summary>
    public async Task<IReadOnlyList<PoisonEntry>> ListAsync(IPoisonMessages queue, CancellationToken cancellationToken) =>
        [.. (await queue.PeekAsync(cancellationToken)).Select(message => Read(queue, message))];

    /// <summary>Puts back what is there now. An event may be put back twice when this ends in between: intake knows it then.</summary>
    public async Task<PoisonReplay> RunAsync(IPoisonMessages queue, CancellationToken cancellationToken)
    {
        // What fails again comes back behind what was there: without a bound this would go on with it.
        var bound = await queue.CountAsync(cancellationToken);
        var stay = new Dictionary<string, PoisonEntry>();
        int removed = 0, putBack = 0;
        while (removed + stay.Count < bound)
        {
            var taken = (await queue.TakeAsync(cancellationToken)).Where(message => !stay.ContainsKey(message.Id)).ToList();
            if (taken.Count == 0)
            {
                break;
            }

            foreach (var message in taken)
            {
                var entry = Read(queue, message);
                if (entry.Problem is not null)
                {
                    stay.Add(message.Id, entry);
                    continue;
                }

                if (queue.HoldsEvents || putBack == 0)
                {
                    await queue.PutBackAsync(message.Text, cancellationToken);
                    putBack++;
                }

                await queue.RemoveAsync(message, cancellationToken);
                removed++;
            }
        }

        return new PoisonReplay(putBack, removed, [.. stay.Values]);
    }

    private PoisonEntry Read(IPoisonMessages queue, PoisonMessage message)
    {
        if (!queue.HoldsEvents)
        {
            return new PoisonEntry(message.Id, [], null);
        }

        try
        {
            return new PoisonEntry(message.Id, [.. EventReader.Read(MessageBody.Decode(message.Text), time.GetUtcNow()).Changes], null);
        }
        catch (EventFormatException unusable)
        {
            return new PoisonEntry(message.Id, [], unusable.Message);
        }
    }
}

/// <summary>A message and what it holds.</summary>
/// <param name="Changes">What its events tell of; none where that is no part of any chain, or where it is a signal.</param>
/// <param name="Problem">Why it is no event; null when it is one, or a signal.</param>
public sealed record PoisonEntry(string Id, IReadOnlyList<Change> Changes, string? Problem);

/// <summary>What became of a queue's messages.</summary>
/// <param name="PutBack">Messages that the function is given again: of signals one, whatever their number.</param>
/// <param name="Removed">Messages that are no longer poison.</param>
/// <param name="Unusable">Those that stay; they can be seen again two minutes later.</param>
public sealed record PoisonReplay(int PutBack, int Removed, IReadOnlyList<PoisonEntry> Unusable);
