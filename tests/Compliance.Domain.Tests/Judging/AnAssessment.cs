using Compliance.Domain.Declarations;
using Compliance.Domain.Exemptions;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Testing.Builders;

namespace Compliance.Domain.Tests.Judging;

/// <summary>Short ways to assess and to look at one cluster.</summary>
internal static class AnAssessment
{
    public static Assessment Of(EstateBuilder estate, params IRule[] rules) => Of(estate, DeclarationSet.None, rules);

    public static Assessment Of(EstateBuilder estate, DeclarationSet declarations, params IRule[] rules) =>
        new Judge(ARule.Catalogue(rules), []).Assess(estate.Link(declarations));

    public static Assessment Exempting(string rule, EstateBuilder estate, params IRule[] rules) =>
        new Judge(ARule.Catalogue(rules), [Exempt(rule)]).Assess(estate.Link());

    public static Exemption Exempt(string rule, string resource = "*", DateOnly? expires = null) => new()
    {
        Id = "e",
        Rule = new RuleId(rule),
        Resource = new ResourcePattern(resource),
        Reason = "accepted",
        ApprovedBy = "ciso",
        Expires = expires ?? DateOnly.FromDateTime(EstateBuilder.Now.UtcDateTime),
    };

    public static Proof ProofOf(this Assessment assessment, ResourceId cluster) =>
        assessment.Prove(assessment.Topology.FindCluster(cluster)!);

    public static HopState StateOf(this Proof proof, Hop hop) => proof.Hops.Single(found => found.Hop == hop).State;
}
