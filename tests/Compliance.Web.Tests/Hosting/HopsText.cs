using System.Text.Json;
using Compliance.Domain.Ids;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;

namespace Compliance.Web.Tests.Hosting;

/// <summary>The hops of a stored proof, in the form of a scan result.</summary>
internal static class HopsText
{
    public static string Of(ResourceId cluster, Verdict verdict, Hop? brokenAt, Assurance assurance, string[] findings) =>
        JsonSerializer.Serialize(Enum.GetValues<Hop>().Select(hop => new
        {
            name = JsonNamingPolicy.CamelCase.ConvertName(hop.ToString()),
            state = JsonNamingPolicy.CamelCase.ConvertName(StateOf(hop, verdict, brokenAt, assurance).ToString()),
            exempted = false,
            evidence = new object[]
            {
                new { resourceId = cluster.Text, property = "properties.privateLinkState", actual = hop == brokenAt ? null : "Enabled", expected = "Enabled" },
            }.Where(_ => hop <= Hop.PublicAccess || hop == brokenAt),
            findings = hop == brokenAt ? findings : [],
        }));

    private static HopState StateOf(Hop hop, Verdict verdict, Hop? brokenAt, Assurance assurance) =>
        verdict is Verdict.OutOfScope ? HopState.NotApplicable
        : hop == brokenAt ? HopState.Broken
        : verdict is Verdict.Unknown && hop is Hop.Zones ? HopState.Unknown
        : brokenAt is Hop.Association && hop is > Hop.Association and <= Hop.Forwarding ? HopState.NotReached
        : assurance is Assurance.Azure && hop >= Hop.Forwarding && hop is not Hop.Connectivity ? HopState.NotAssessed
        : HopState.Proven;
}
