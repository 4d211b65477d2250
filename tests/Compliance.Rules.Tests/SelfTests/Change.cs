using Compliance.Domain.Judging;

namespace Compliance.Rules.Tests.SelfTests;

/// <summary>What an assessment says that another did not, and no longer says, in the words of a <see cref="Flip"/>.</summary>
internal sealed record Change(string Findings, string Unknowns, string Gone)
{
    public static Change Between(Assessment before, Assessment after) => new(
        Text(FindingsOf(after).Except(FindingsOf(before))),
        Text(UnknownsOf(after).Except(UnknownsOf(before))),
        Text(FindingsOf(before).Except(FindingsOf(after)).Concat(UnknownsOf(before).Except(UnknownsOf(after)))));

    private static string Text(IEnumerable<(string Said, string Of)> facts) =>
        string.Join(' ', facts.Select(fact => fact.Said).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<(string Said, string Of)> FindingsOf(Assessment assessment) =>
        assessment.Findings.Select(finding => ($"{finding.Rule.Id}:{finding.Severity}", finding.ResourceId.Lower));

    private static IEnumerable<(string Said, string Of)> UnknownsOf(Assessment assessment) =>
        from unknown in assessment.Unknowns
        from subject in unknown.Clusters.Concat(unknown.Resources)
        select (unknown.Rule.Id.Value, subject.Lower);
}
