using System.Collections.Immutable;
using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>What holds for every cluster of a group, or of a subscription.</summary>
internal sealed class GroupJudgements
{
    private readonly HopTally _tally;
    private readonly HopTally _tallyWhereDecided;

    public GroupJudgements(Site site, IEnumerable<SharedJudgement> judgements, Func<RuleId, ResourceId, bool> isExempted)
    {
        Judgements = [.. judgements];
        foreach (var judgement in Judgements)
        {
            var rule = judgement.Rule.Descriptor;
            var exempted = judgement.Judgement.State is ComplianceState.NonCompliant && isExempted(rule.Id, judgement.Subject!);
            _tally.Add(rule, site, judgement.Judgement, exempted);
            _tallyWhereDecided.Add(rule, site, judgement.IsDecidable ? Judgement.Compliant() : judgement.Judgement, exempted);
        }
    }

    public ImmutableArray<SharedJudgement> Judgements { get; }

    /// <param name="isDecided">For a cluster whose own connection decides what is open otherwise.</param>
    public HopTally Tally(bool isDecided) => isDecided ? _tallyWhereDecided : _tally;
}
