using Compliance.Domain.Rules;

namespace Compliance.Domain.Judging;

/// <summary>
/// Which of several failures of one rule on one resource a finding tells: the worst, and of equally bad ones the first by
/// message and evidence, so that neither the order of rows nor the casing of ids decides anything.
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
        foreach (var (left, right) in x.Evidence.Order(EvidenceOrder.IgnoringCase).Zip(y.Evidence.Order(EvidenceOrder.IgnoringCase)))
        {
            if (EvidenceOrder.IgnoringCase.Compare(left, right) is var order and not 0)
            {
                return order;
            }
        }

        return x.Evidence.Length.CompareTo(y.Evidence.Length);
    }
}
