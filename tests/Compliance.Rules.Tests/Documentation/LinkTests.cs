using System.Text.RegularExpressions;
using Xunit;

namespace Compliance.Rules.Tests.Documentation;

/// <summary>Links between the files of the repository lead somewhere.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Links_EveryMarkdownFile_LeadToFilesThatExist()
    {
        var broken = Repository.MarkdownFiles().SelectMany(Broken);

        Assert.Empty(broken);
    }

    [Fact]
    public void Links_OfRules_LeadToPages() =>
        // What results, the API and 'explain' give as a rule's documentation.
        Assert.All(BuiltInRules.Catalogue.Rules, rule => Assert.True(File.Exists(Repository.PathOf($"docs/rules/{rule.Descriptor.Id}.md")), rule.Descriptor.Id.Value));

    private static IEnumerable<string> Broken(string file)
    {
        var folder = Path.GetDirectoryName(Repository.PathOf(file))!;
        foreach (Match link in Link().Matches(CodeBlock().Replace(File.ReadAllText(Repository.PathOf(file)), "")))
        {
            var target = link.Groups[1].Value.Split('#')[0];
            if (target.Length > 0 && !target.Contains(':', StringComparison.Ordinal) && !Path.Exists(Path.GetFullPath(target, folder)))
            {
                yield return $"{file}: {target}";
            }
        }
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();
}
