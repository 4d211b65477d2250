using Compliance.Application.Alerts;
using Compliance.Application.Findings;
using Compliance.Domain.Findings;

namespace Compliance.Application.Assessments;

/// <summary>What an assessment would write of findings: what it found and what is stored, held against each other.</summary>
internal sealed class FindingWrites(AssessmentContext context, IFindingStore findings, AlertOptions alerts)
{
    private readonly Dictionary<FindingKey, Finding> _found = context.Assessment.Findings.Where(finding => context.IsWhole(finding.ResourceId)).ToDictionary(finding => finding.Key);
    private readonly UndecidedMembers _members = new(context.Assessment, findings);

    /// <summary>The findings that the assessment speaks of.</summary>
    /// <param name="open">Every open finding.</param>
    public IReadOnlyCollection<FindingKey> Undecided(IEnumerable<StoredFinding> open) => FindingChanges.Undecided(context, _found.Keys, open);

    /// <param name="stored">Those of the findings that are stored.</param>
    public async Task<List<FindingWrite>> OfAsync(IEnumerable<FindingKey> undecided, IReadOnlyDictionary<FindingKey, StoredFinding> stored, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var changes = new FindingChanges(context, alerts, now);
        var writes = new List<FindingWrite>();
        foreach (var key in undecided)
        {
            var before = stored.GetValueOrDefault(key);
            if (changes.Of(await _members.KeepAsync(_found.GetValueOrDefault(key), before, cancellationToken), before) is { } write)
            {
                writes.Add(write);
            }
        }

        return writes;
    }
}
