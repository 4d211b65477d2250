using Xunit;

namespace Compliance.Cli.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("", "Required command")]
    [InlineData("scann", "'scann'")]
    [InlineData("rules extra", "'extra'")]
    [InlineData("rules --format xml", "'xml' is no value of --format; choose one of text, json")]
    [InlineData("scan", "--estate")]
    [InlineData("scan --estate", "'--estate'")]
    [InlineData("scan --estates x", "'--estates'")]
    [InlineData("scan --estate x --nonsense", "'--nonsense'")]
    [InlineData("scan --estate x --format junit", "'junit' is not available; choose one of text, json, sarif, csv")]
    [InlineData("scan --estate x --format json --format text", "'--format'")]
    [InlineData("scan --estate x --proofs most", "'most' is no value of --proofs; choose one of all, broken, none")]
    [InlineData("scan --estate x --proofs 1", "'1' is no value of --proofs")]
    [InlineData("scan --estate x --fail-on worst", "choose one of critical, high, medium, low, info, none")]
    [InlineData("scan --estate x --at yesterday", "'yesterday' is no time")]
    [InlineData("scan --estate x --rules ,", "'--rules'")]
    [InlineData("scan --estate x --rules ARC-NO-001", "'ARC-NO-001'")]
    [InlineData("scan --estate x --rules ARC-PL-001,ARC-NO-*", "'ARC-NO-*'")]
    [InlineData("scan --estate no-such-file.json", "There is no file 'no-such-file.json'.")]
    [InlineData("scan --estate no-such-folder/estate.json", "There is no file 'no-such-folder/estate.json'.")]
    [InlineData("scan --estate .", "'.' is a folder")]
    [InlineData("scan --estate @file", "There is no file '@file'.")]
    [InlineData("scan --estate x --subscription y", "an estate file or Azure, not both")]
    [InlineData("scan --estate x --arm-endpoint http://127.0.0.1:7072", "an estate file or Azure, not both")]
    [InlineData("scan --arm-endpoint http://127.0.0.1:7072", "--subscription ID")]
    [InlineData("scan --arm-endpoint http://azure.example --subscription y", "neither a known cloud's nor on loopback")]
    [InlineData("scan --arm-endpoint 127.0.0.1:7072 --subscription y", "'127.0.0.1:7072' is no URL")]
    [InlineData("scan --subscription y --management-group z", "not both")]
    [InlineData("scan --subscription /subscriptions/y", "'/subscriptions/y' is no subscription id")]
    [InlineData("export --subscription y", "'--output'")]
    [InlineData("export --output x", "--subscription ID")]
    [InlineData("export --subscription y --output .", "it is a folder")]
    [InlineData("export --subscription y --output no-such-folder/x", "its folder does not exist")]
    [InlineData("serve --subscription y --management-group z", "not both")]
    [InlineData("replay", "--from TIME and --to TIME, or --dead-letter FILE")]
    [InlineData("replay --from 2026-11-20", "--from TIME and --to TIME")]
    [InlineData("replay --from 2026-11-21 --to 2026-11-20", "before --to")]
    [InlineData("replay --from 2026-11-20 --to 2026-11-21 --dead-letter x", "one of them")]
    [InlineData("replay --dead-letter no-such-file.json", "There is no file 'no-such-file.json'.")]
    [InlineData("replay --from 2026-11-20 --to 2026-11-21 --exemptions no-such-file.json", "There is no file 'no-such-file.json'.")]
    [InlineData("serve --exemptions no-such-file.json", "There is no file 'no-such-file.json'.")]
    [InlineData("serve --evidence no-such-file.json", "There is no file 'no-such-file.json'.")]
    [InlineData("replay --from yesterday --to 2026-11-21", "'yesterday' is no time")]
    [InlineData("replay --from 2026-11-20 --to 2026-11-21 --store mysql:x", "'mysql:x' is no store")]
    public async Task Run_WrongUse_IsOneLineOnStandardErrorAndExitCode2(string arguments, string reason)
    {
        var run = await CliRun.OfAsync(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        var line = Assert.Single(run.ErrorLines);
        Assert.StartsWith("compliance: ", line, StringComparison.Ordinal);
        Assert.Contains(reason, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ArgumentWithLineBreaksAndEscapes_IsStillOnePlainLine()
    {
        var run = await CliRun.OfAsync("scan", "--estate", "no\nsuch\e[31mfile");

        Assert.Equal(2, run.ExitCode);
        Assert.Single(run.ErrorLines);
        Assert.DoesNotContain('\e', run.Error);
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("scan --help")]
    [InlineData("rules -h")]
    [InlineData("explain --help")]
    public async Task Run_Information_GoesToStandardOutput(string arguments)
    {
        var run = await CliRun.OfAsync(arguments.Split(' '));

        Assert.Equal(0, run.ExitCode);
        Assert.NotEmpty(run.Out);
        Assert.Empty(run.Error);
    }

    [Fact]
    public async Task Version_IsThatOfTheProduct()
    {
        var run = await CliRun.OfAsync("--version");

        Assert.Matches(@"^\d+\.\d+\.\d+\S*\n$", run.Out.ReplaceLineEndings("\n"));
        Assert.Equal(typeof(CommandLine).Assembly.GetName().Version!.ToString(3), run.Out.Trim());
    }

    [Fact]
    public async Task Help_Scan_ShowsOptionsExamplesAndExitCodes()
    {
        var run = await CliRun.OfAsync("scan", "--help");

        string[] parts = ["--estate", "--rules", "--at", "--format <text|json|sarif|csv>", "--proofs", "--output", "--fail-on", "--allow-incomplete", "Examples:\n  compliance scan --estate", "Exit codes:\n  0  "];
        Assert.All(parts, part => Assert.Contains(part, run.Out.ReplaceLineEndings("\n"), StringComparison.Ordinal));
    }
}
