using Compliance.Domain.Findings;
using Compliance.Domain.Judging;
using Compliance.Domain.Rules;

namespace Compliance.Infrastructure.Reports.Text;

/// <summary>What to do, in the order that helps the most clusters soonest.</summary>
internal static class NextLines
{
    private const int MaxCauses = 5;

    public static void Write(TextPage page, Assessment assessment)
    {
        page.Heading("What to do next");
        var steps = Steps(assessment).ToList();
        if (steps.Count == 0)
        {
            page.Line(2, "Nothing: every chain is proven.", Ink.Green);
        }

        for (var i = 0; i < steps.Count; i++)
        {
            page.Labelled(2, $"{i + 1}. ", Ink.Plain, steps[i]);
        }
    }

    private static IEnumerable<string> Steps(Assessment assessment)
    {
        if (assessment.Topology.Clusters.Count == 0)
        {
            yield return "Check the scope: an estate without clusters proves nothing.";
        }

        if (!assessment.IsComplete)
        {
            yield return "Close the gaps above: export every page, with the types and subscriptions that were missed.";
        }

        var open = assessment.Findings.Where(finding => !finding.IsExempted && finding.Severity >= Severity.Medium).ToList();
        foreach (var finding in open.OrderByDescending(finding => finding.Severity).ThenByDescending(finding => finding.AffectedClusters.Length).Take(MaxCauses))
        {
            yield return $"{Advice(finding)} ({finding.Rule.Id}, {Words.Count(finding.AffectedClusters.Length, "cluster")}).";
        }

        if (open.Count > MaxCauses)
        {
            yield return $"Then the other {Words.Count(open.Count - MaxCauses, "cause")} above.";
        }

        if (assessment.Unknowns.Count(unknown => unknown.Reason is UnknownReason.NotProvided) is > 0 and var count)
        {
            yield return $"Declare what Azure cannot tell: {Words.Count(count, "fact")} marked 'not provided' would be decided by it.";
        }
    }

    /// <summary>The repair of one finding, without a full stop.</summary>
    public static string Advice(Finding finding)
    {
        var name = finding.ResourceId.Name;
        return finding.Rule.Remediation switch
        {
            RemediationAction.Associate => $"Associate {name} with its private link scope",
            RemediationAction.DisablePublicAccess => $"Set publicNetworkAccess of {name} to Disabled",
            RemediationAction.CreateZone => $"Create the missing private DNS zones for {name} and link them",
            RemediationAction.LinkZone => $"Link {name} in {finding.ResourceId.ResourceGroup} to the network that answers the clusters' DNS",
            RemediationAction.ZoneGroup => $"Give {name} a DNS zone group that names all three zones",
            RemediationAction.NsgRule => $"Allow the missing service in {name}",
            RemediationAction.ApproveConnection => $"Approve a private endpoint connection of {name}",
            RemediationAction.RegisterProvider => $"Register {name}",
            _ => $"Repair {name}: {finding.Rule.Title}",
        };
    }
}
