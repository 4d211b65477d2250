using Compliance.Rules;
using Xunit;

namespace Compliance.Cli.Tests.Commands;

public sealed class RulesCommandTests
{
    private static readonly IEnumerable<string> Ids = BuiltInRules.Catalogue.Rules.Select(rule => rule.Descriptor.Id.Value);

    [Fact]
    public async Task Rules_Json_HasEveryRuleInOrder()
    {
        var run = await CliRun.OfAsync("rules", "--format", "json");

        var rules = run.Json["rules"]!.AsArray();
        var publicAccess = rules.Single(rule => (string)rule!["id"]! == "ARC-PL-011")!;
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(Ids, rules.Select(rule => (string)rule!["id"]!));
        Assert.Equal("publicAccess", (string)publicAccess["hop"]!);
        Assert.Equal("high", (string)publicAccess["severity"]!);
        Assert.True((bool)publicAccess["mandatory"]!);
    }

    [Fact]
    public async Task Rules_TextInAPipe_IsOneLineARule()
    {
        var run = await CliRun.OfAsync("rules");

        var lines = run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Ids, lines.Skip(1).Select(line => line.Split(' ')[0]));
        Assert.Contains("publicAccess", lines.Single(line => line.StartsWith("ARC-PL-011", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Out);
    }

    [Fact]
    public async Task Rules_OnANarrowTerminal_FitsIt()
    {
        var run = await CliRun.OfAsync(terminal => terminal with { IsInteractive = true, Width = 80 }, CancellationToken.None, "rules");

        Assert.All(run.Out.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, 80));
    }
}
