using System.Globalization;
using Azure;

namespace Compliance.Infrastructure.ResourceManager;

/// <summary>The buckets one call draws from, the widest first.</summary>
/// <param name="remainingHeader">Says in an answer what is left in the first of them.</param>
internal sealed class ArmPace(IReadOnlyList<TokenBucket> buckets, string remainingHeader, TimeProvider time) : IPace
{
    public TimeSpan? Take()
    {
        for (var i = 0; i < buckets.Count; i++)
        {
            if (buckets[i].Take() is { } wait)
            {
                for (var taken = 0; taken < i; taken++)
                {
                    buckets[taken].Return();
                }

                return wait;
            }
        }

        return null;
    }

    public void Answered(Response? response)
    {
        if (response is null)
        {
            return;
        }

        if (response.Headers.TryGetValue(remainingHeader, out var text) && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var remaining))
        {
            buckets[0].LowerTo(remaining);
        }

        if (response.Status == 429 && RetryAfter.Of(response, time) is { } wait)
        {
            buckets[^1].Hold(wait);
        }
    }
}
