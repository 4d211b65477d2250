using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>
/// Which of several failures of one rule on one resource a finding tells: the worst, and of equally bad ones the first by
/// message and evidence, so that the order of rows decides nothing.
/// </summary>
internal sealed class JudgementOrder(Severity severityOfRule) : IComparer<Judgement>
{
    public int Compare(Judgement x, Judgement y)
    {
        var order = (y.Severity ?? severityOfRule).CompareTo(x.Severity ?? severityOfRule);
        order = order != 0 ? order : string.CompareOrdinal(x.Message, y.Message);
        return order != 0 ? order : CompareEvidence(x, y);
    }

    private static int CompareEvidence(Judgement x, Judgement y)
    {
        foreach (var (left, right) in x.Evidence.Order(EvidenceOrder.Instance).Zip(y.Evidence.Order(EvidenceOrder.Instance)))
        {
            if (EvidenceOrder.Instance.Compare(left, right) is var order and not 0)
            {
                return order;
            }
        }

        return x.Evidence.Length.CompareTo(y.Evidence.Length);
    }
}
