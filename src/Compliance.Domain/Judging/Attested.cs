using Compliance.Domain.Declarations;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>
/// Lets a person's word decide what a rule cannot tell. It never overrules what the rule did tell, and it does not stand
/// in for data that a mandatory rule missed: that absence must stay visible.
/// </summary>
internal static class Attested
{
    public static Judgement Decide<T>(RuleDescriptor rule, T subject, Judgement unknown, Topology topology)
        where T : ISubject
    {
        if (topology.Declarations.Attestations.IsEmpty || subject.Id is not { } id || (rule.IsMandatory && unknown.Reason is not UnknownReason.NotProvided))
        {
            return unknown;
        }

        var site = (subject as ISited)?.Site;
        Attestation? found = null;
        foreach (var attestation in topology.Declarations.AttestationsOf(rule.Id))
        {
            if (rule.JudgesAttestedValues && !attestation.Values.IsEmpty)
            {
                continue;
            }

            // Of two that contradict each other the worse one counts.
            if (attestation.Covers(id, site, topology.Now) && found is not { IsCompliant: false })
            {
                found = attestation;
            }
        }

        return found is null ? unknown : Judgement(found, id);
    }

    private static Judgement Judgement(Attestation attestation, ResourceId subject)
    {
        var statement = attestation.Statement ?? (attestation.IsCompliant ? "Attested as compliant." : "Attested as not compliant.");
        var word = $"{(attestation.IsCompliant ? "compliant" : "nonCompliant")} until {attestation.Expires:yyyy-MM-dd}{(attestation.By is null ? "" : $", by {attestation.By}")}";
        var evidence = new Evidence(subject, "attestation", word, null);
        return attestation.IsCompliant ? Rules.Judgement.CompliantWithNote(statement, evidence) : Rules.Judgement.NonCompliant(statement, evidence);
    }
}
