using System.Text.Json;
using Compliance.Domain.Resources;
using Compliance.Domain.Rules;
using Xunit;

namespace Compliance.Rules.Tests.Documentation;

public sealed class RulePageTests
{
    private static readonly string[] Sections = ["What it checks", "Why", "How it is judged", "How to fix", "Danger", "Examples"];

    public static TheoryData<string> Ids => [.. BuiltInRules.Catalogue.Rules.Select(rule => rule.Descriptor.Id.Value)];

    [Fact]
    public void Pages_Catalogue_HaveOnePageARule()
    {
        var expected = BuiltInRules.Catalogue.Rules.Select(rule => rule.Descriptor.Id.Value).Select(id => $"{id}.md").Order(StringComparer.Ordinal);

        Assert.Equal(expected, RulePage.All.Select(page => page.FileName));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void FrontMatter_Page_EqualsTheDescriptor(string id)
    {
        var rule = BuiltInRules.Catalogue.Find(new RuleId(id))!.Descriptor;

        var page = RulePage.Of(id);

        Assert.Equal($"{id}.md", page.FileName);
        Assert.Equal(
            [
                ("hop", Name(rule.Hop)),
                ("id", id),
                ("mandatory", rule.IsMandatory ? "true" : rule.IsMandatoryInManualDns ? "manualDns" : "false"),
                ("remediation", Name(rule.Remediation)),
                ("severity", Name(rule.Severity)),
                ("title", rule.Title),
            ],
            page.FrontMatter.Where(pair => pair.Key is not ("resource" or "fails")).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal));
        Assert.All(page.ResourceTypes, type => Assert.Equal(type, ResourceType.Find(type)?.Name));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Body_Page_HasEverySectionAndTheTitle(string id)
    {
        var page = RulePage.Of(id);

        Assert.Equal(Sections, page.Sections);
        Assert.Contains($"# {id}: {page.FrontMatter["title"]}\n", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Body_Page_SaysEveryOutcome(string id)
    {
        var page = RulePage.Of(id);

        Assert.All(["Passes", "Fails", "Unknown", "Not applicable"], outcome => Assert.Contains($"\n- **{outcome}**: ", page.Body, StringComparison.Ordinal));
    }

    private static string Name<T>(T value)
        where T : Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
