using Compliance.Domain.Declarations;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>What holds for every cluster of a group, or of a subscription.</summary>
internal sealed class GroupJudgements(Site site)
{
    private readonly List<SharedJudgement> _judgements = [];
    private HopTally _tally;
    private HopTally _tallyWhereDecided;

    public IReadOnlyList<SharedJudgement> Judgements => _judgements;

    /// <param name="isDecided">For a cluster whose own connection decides what is open otherwise.</param>
    public HopTally Tally(bool isDecided) => isDecided ? _tallyWhereDecided : _tally;

    public void Add(SharedJudgement judgement, bool isExempted)
    {
        _judgements.Add(judgement);
        _tally.Add(judgement.Rule.Descriptor, site, judgement.Judgement, isExempted);
        _tallyWhereDecided.Add(judgement.Rule.Descriptor, site, judgement.IsDecidable ? Judgement.Compliant() : judgement.Judgement, isExempted);
    }
}
