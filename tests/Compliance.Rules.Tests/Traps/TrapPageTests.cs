using System.Text.RegularExpressions;
using Compliance.Rules.Tests.Documentation;
using Xunit;

namespace Compliance.Rules.Tests.Traps;

/// <summary>docs/traps.md names rules and tests that exist.</summary>
public sealed partial class TrapPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "traps.md"));

    private static IEnumerable<string[]> Rows => Page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Skip(1).Select(line => line.Split('|', StringSplitOptions.TrimEntries));

    [Fact]
    public void Rules_EveryTrap_AreInTheCatalogue()
    {
        var catalogue = BuiltInRules.Catalogue.Rules.Select(rule => rule.Descriptor.Id.Value).ToHashSet();

        Assert.All(Rows, row => Assert.Subset(catalogue, row[2].Split(' ').ToHashSet()));
    }

    [Fact]
    public void Tests_EveryTrap_AreThere()
    {
        var types = typeof(TrapPageTests).Assembly.GetTypes().ToLookup(type => type.Name);

        Assert.All(Rows, row =>
        {
            var tests = Test().Matches(row[3]);
            Assert.NotEmpty(tests);
            Assert.All(tests, test => Assert.True(test.Groups[2].Value is "*" ? types.Contains(test.Groups[1].Value) : types[test.Groups[1].Value].Any(type => type.GetMethod(test.Groups[2].Value) is not null), test.Value));
        });
    }

    // A test that no trap names would be one nobody finds.
    [Fact]
    public void Tests_OfTraps_AreAllOnThePage() => Assert.All(
        typeof(TrapTests).GetMethods().Where(method => method.DeclaringType == typeof(TrapTests)), method => Assert.Contains($"`{nameof(TrapTests)}.{method.Name}`", Page, StringComparison.Ordinal));

    [GeneratedRegex(@"`(\w+)\.(\w+|\*)`")]
    private static partial Regex Test();
}
