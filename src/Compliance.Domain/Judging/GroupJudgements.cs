namespace Compliance.Domain.Judging;

/// <summary>What holds for every cluster of a group.</summary>
internal sealed class GroupJudgements
{
    private readonly List<SharedJudgement> _judgements = [];
    private HopTally _tally;

    public IReadOnlyList<SharedJudgement> Judgements => _judgements;

    public HopTally Tally => _tally;

    public void Add(SharedJudgement judgement, bool isExempted)
    {
        _judgements.Add(judgement);
        _tally.Add(judgement.Rule.Descriptor, judgement.Judgement, isExempted);
    }
}
