using Compliance.Domain.Rules;
using Xunit;

namespace Compliance.Rules.Tests;

/// <summary>Compares whole judgements: state, severity, reason, what was wanted, message and each piece of evidence.</summary>
internal static class JudgementAssert
{
    public static void Equal(Judgement expected, Judgement actual)
    {
        Assert.Equal(
            (expected.State, expected.Severity, expected.Reason, expected.Wanted, expected.Message),
            (actual.State, actual.Severity, actual.Reason, actual.Wanted, actual.Message));
        Assert.Equal(expected.Evidence.AsEnumerable(), actual.Evidence);
    }
}
