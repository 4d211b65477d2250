using Compliance.Domain.Declarations;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;

namespace Compliance.Rules.Egress;

/// <summary>What the rules over network security groups have in common: exactly the declared groups are judged, and only in mode azure.</summary>
internal static class EgressGate
{
    /// <param name="judge">Judges the rules of a path that has any.</param>
    public static Judgement Judge(EgressPath path, Func<SecurityRules, Judgement> judge)
    {
        if (path.By.IsIdle)
        {
            return Judgement.NotApplicable("No cluster's traffic takes this way.");
        }

        if (path.Site.Egress is not { } egress)
        {
            return Judgement.NotProvided("The site's egress is not declared: name the network security groups it passes, or say that it leaves on premises.");
        }

        if (egress.Mode is EgressMode.OnPremises)
        {
            return Judgement.NotApplicable("The site's traffic to public services leaves on premises.");
        }

        if (path.SecurityGroup is not { } node)
        {
            return Judgement.NotProvided("The site's egress passes Azure, but no network security group is declared.");
        }

        if (node.Resource is not { } group)
        {
            var existence = Evidence.OfExistence(node.Id, exists: false, node.Id.Text);
            return node.Presence is Presence.Missing
                ? Judgement.NotProvided($"The declared network security group {node.Id} is not in the estate: check the declaration.", existence)
                : Judgement.NotRead(node.Presence, ResourceType.NetworkSecurityGroup, node.Id.Subscription, $"The declared network security group {node.Id} could not be read.", existence);
        }

        var rules = SecurityRules.Of(group);
        return rules.Odd is { } odd ? Judgement.UnknownValue("A rule of the network security group has a form this rule does not know.", odd) : judge(rules);
    }
}
