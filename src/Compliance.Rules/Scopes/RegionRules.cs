using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Rules.Scopes;

/// <summary>Where private link for Arc-enabled Kubernetes is offered: everywhere in the public cloud but in Southeast Asia.</summary>
internal static class RegionRules
{
    private const string Excepted = "southeastasia";

    public static Judgement Judge(Region region, Evidence evidence) =>
        region.IsNone ? Judgement.UnknownValue("The resource has no location.", evidence)
            : region.Cloud is not Cloud.Public ? Judgement.UnknownValue("No source says whether private link is offered in this cloud.", evidence)
            : region.Name == Excepted ? Judgement.NonCompliant("Private link for Arc-enabled Kubernetes is not offered in Southeast Asia.", evidence)
            : Judgement.Compliant(evidence);
}
