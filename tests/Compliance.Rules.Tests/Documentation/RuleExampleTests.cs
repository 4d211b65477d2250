using System.Text;
using Compliance.Domain.Ids;
using Compliance.Domain.Judging;
using Compliance.Domain.Proofs;
using Compliance.Domain.Rules;
using Compliance.Domain.Topologies;
using Compliance.Infrastructure.EstateFiles;
using Xunit;

namespace Compliance.Rules.Tests.Documentation;

/// <summary>Every example of a page, read and judged as a scan would: with the rule of the page alone.</summary>
public sealed class RuleExampleTests
{
    public static TheoryData<string, int, string> Examples
    {
        get
        {
            var data = new TheoryData<string, int, string>();
            foreach (var page in RulePage.All)
            {
                for (var i = 0; i < page.Examples.Length; i++)
                {
                    data.Add(page.Id, i, page.Examples[i].Kind);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Ids => RulePageTests.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Examples_Page_ShowAPassAndAFailure(string id)
    {
        var page = RulePage.Of(id);

        var kinds = page.Examples.Select(example => example.Kind).ToList();

        Assert.Equal(page.FrontMatter.GetValueOrDefault("fails") is not "never", kinds.Contains("fail"));
        // Nothing in one estate makes ARC-PL-009 pass or fail: its page shows that.
        Assert.True(kinds.Contains("pass") || (!kinds.Contains("fail") && kinds.Contains("not-applicable")));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public async Task Judge_Example_ComesToWhatThePageSays(string id, int index, string kind)
    {
        var page = RulePage.Of(id);

        var assessment = await AssessAsync(page, page.Examples[index]);

        Assert.Empty(assessment.RuleFaults);
        if (kind is "fail")
        {
            Assert.NotEmpty(assessment.Findings);
            Assert.All(assessment.Findings, finding => Assert.Contains(TypeOf(finding.ResourceId), page.ResourceTypes, StringComparer.OrdinalIgnoreCase));
            return;
        }

        Assert.Empty(assessment.Findings);
        Assert.Empty(assessment.Unknowns.Select(unknown => $"{unknown.Reason} {unknown.Message}"));
        Assert.Contains(StateOf(BuiltInRules.Catalogue.Find(new RuleId(id))!.Descriptor, kind), HopStates(assessment, id));
    }

    // What cannot break a hop cannot prove it either: a rule of Low or Info that applies leaves its hop not assessed.
    private static HopState StateOf(RuleDescriptor rule, string kind) => kind switch
    {
        "pass" => rule.Severity >= Severity.Medium ? HopState.Proven : HopState.NotAssessed,
        "not-applicable" => HopState.NotApplicable,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of example."),
    };

    private static IEnumerable<HopState> HopStates(Assessment assessment, string id)
    {
        var hop = BuiltInRules.Catalogue.Find(new RuleId(id))!.Descriptor.Hop;
        return assessment.Topology.Clusters.SelectMany(cluster => assessment.Prove(cluster).Hops).Where(proof => proof.Hop == hop).Select(proof => proof.State).ToList();
    }

    private static string TypeOf(ResourceId id) => id.Text.Contains("/providers/", StringComparison.OrdinalIgnoreCase)
        ? id.TypeName.Contains('/', StringComparison.Ordinal) ? id.TypeName : "Microsoft.Resources/providers"
        : "Microsoft.Resources/subscriptions";

    private static async Task<Assessment> AssessAsync(RulePage page, RuleExample example)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(example.Estate));
        var estate = await EstateFileReader.ReadAsync(stream, page.FileName, new EstateFileOptions { Now = default }, CancellationToken.None);
        var declarations = await PageDeclarations.ReadAsync(example);
        return new Judge(BuiltInRules.Catalogue.Select([page.Id]), []).Assess(Topology.Link(estate, declarations, estate.ReadAt));
    }
}
