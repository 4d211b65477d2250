using System.Collections.Concurrent;
using System.Collections.Immutable;
using Compliance.Domain.Estates;
using Microsoft.Extensions.Options;

namespace Compliance.Application.Sweeps;

/// <summary>Asks Event Grid, subscription by subscription, whether an event subscription brings its writes and deletes to us.</summary>
public sealed class FindBlindSubscriptions(IEventSubscriptionReader events, IOptions<SweepOptions> options, TimeProvider time)
{
    private const int SideBySide = 8;

    // One of the two topics is enough; of either both types are needed. Event Grid compares without case.
    private static readonly ImmutableArray<ImmutableArray<string>> Needed =
    [
        ["Microsoft.Resources.ResourceWriteSuccess", "Microsoft.Resources.ResourceDeleteSuccess"],
        ["Microsoft.ResourceNotifications.Resources.CreatedOrUpdated", "Microsoft.ResourceNotifications.Resources.Deleted"],
    ];

    /// <param name="governed">What a whole read of everything governed found.</param>
    /// <returns>Null when the settings do not say where events reach us.</returns>
    public async Task<Blindness?> FindAsync(IReadOnlyCollection<SubscriptionRead> governed, CancellationToken cancellationToken)
    {
        if (options.Value.Destinations.Count == 0)
        {
            return null;
        }

        var blind = new ConcurrentBag<string>();
        var unknown = new ConcurrentBag<string>(governed.Where(read => read.State is not SubscriptionState.Read).Select(read => read.Id));
        await Parallel.ForEachAsync(
            governed.Where(read => read.State is SubscriptionState.Read).Select(read => read.Id),
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (subscription, stop) =>
            {
                var found = await events.ReadAsync(subscription, stop);
                if (found is null)
                {
                    unknown.Add(subscription);
                }
                else if (!found.Value.Any(one => ReachesUs(one, subscription)))
                {
                    blind.Add(subscription);
                }
            });
        return new Blindness([.. blind.Order(StringComparer.Ordinal)], [.. unknown.Order(StringComparer.Ordinal)]);
    }

    private bool ReachesUs(EventSubscription events, string subscription) =>
        events.IsReady
        && !(events.ExpiresAt <= time.GetUtcNow())
        && options.Value.Destinations.Any(ours => string.Equals(ours.TrimEnd('/'), events.Destination.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
        && (events.EventTypes.IsEmpty || Needed.Any(types => types.All(type => events.EventTypes.Contains(type, StringComparer.OrdinalIgnoreCase))))
        && $"/subscriptions/{subscription}/".StartsWith(events.SubjectBeginsWith, StringComparison.OrdinalIgnoreCase)
        && events.SubjectEndsWith.Length == 0;
}
