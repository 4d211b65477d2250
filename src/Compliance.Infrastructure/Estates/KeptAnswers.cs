using System.Collections.Concurrent;
using Compliance.Application.Assessments;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// The last answer to what slices ask again and again, for a moment: events come in bursts, and Resource Graph's quota counts
/// queries. An index lags by as much anyway. Only the last one of its kind is kept, and only as long as this process stays the
/// assessor: nothing that was judged since rests on a newer one.
/// </summary>
internal sealed class KeptAnswers(AssessorTenure tenure, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    /// <summary>Null when the very same query was not the last of its kind, or not within a moment.</summary>
    public Kept? Find(PlannedQuery query) =>
        query.MayBeKept && _kept.TryGetValue(KindOf(query), out var kept) && kept.Answer.Planned.Query == query.Query
        && kept.Tenure == tenure.Number && time.GetUtcNow() - kept.ReadAt < Lifetime ? kept : null;

    /// <param name="hosts">The clusters that the answer is about.</param>
    public void Keep(AnsweredQuery answer, IReadOnlySet<ResourceId> hosts, DateTimeOffset readAt)
    {
        if (answer.Planned.Types.Contains(ResourceType.Extension) || answer.Planned.Types.Contains(ResourceType.RecordSet))
        {
            if (answer.State is AnswerState.Whole)
            {
                _kept[KindOf(answer.Planned)] = new Kept(answer, hosts, readAt, tenure.Number);
            }
            else
            {
                _kept.TryRemove(KindOf(answer.Planned), out _);
            }
        }
    }

    private static string KindOf(PlannedQuery query) => $"{query.What}\n{query.Area.ManagementGroup}\n{string.Join(',', query.Area.Subscriptions)}";

    public sealed record Kept(AnsweredQuery Answer, IReadOnlySet<ResourceId> Hosts, DateTimeOffset ReadAt, long Tenure);
}
