using System.Text.Json.Nodes;
using Xunit;

namespace Compliance.Cli.Tests.Scans;

public sealed class ScanOutputTests : IDisposable
{
    private static readonly string Estate = AnEstateText.Of(AnEstateText.UnassociatedCluster);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Scan_Output_ReplacesTheFileAndLeavesNothingBeside()
    {
        await File.WriteAllTextAsync(_folder.PathOf("result.json"), "old");

        var run = await ScanAsync(Estate, _folder.PathOf("result.json"));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Equal(["result.json"], _folder.Files);
        Assert.Equal("1.0", (string)JsonNode.Parse(await File.ReadAllTextAsync(_folder.PathOf("result.json")))!["schemaVersion"]!);
    }

    [Fact]
    public async Task Scan_MalformedEstate_LeavesTheFileAsItWas()
    {
        await File.WriteAllTextAsync(_folder.PathOf("result.json"), "old");

        var run = await ScanAsync("{", _folder.PathOf("result.json"));

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("old", await File.ReadAllTextAsync(_folder.PathOf("result.json")));
        Assert.Equal(["result.json"], _folder.Files);
    }

    [Fact]
    public async Task Scan_OutputIsAFolder_IsRefused()
    {
        var run = await ScanAsync(Estate, _folder.PathOf("."));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("it is a folder", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_FolderOfTheOutputIsMissing_IsRefused()
    {
        var run = await ScanAsync(Estate, _folder.PathOf("none/result.json"));

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("its folder does not exist", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_OutputIsTheEstate_IsRefusedAndTheEstateKept()
    {
        var path = _folder.PathOf("estate.json");
        await File.WriteAllTextAsync(path, Estate);

        var run = await CliRun.OfAsync("scan", "--estate", path, "--output", path);

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("it is the estate", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
        Assert.Equal(Estate, await File.ReadAllTextAsync(path));
    }

    [Fact]
    public async Task Scan_OutputIsALink_WritesWhereItLeads()
    {
        await File.WriteAllTextAsync(_folder.PathOf("target.json"), "old and longer than any result could be".PadRight(100_000));
        File.CreateSymbolicLink(_folder.PathOf("link.json"), _folder.PathOf("target.json"));

        await ScanAsync(Estate, _folder.PathOf("link.json"));

        Assert.NotNull(new FileInfo(_folder.PathOf("link.json")).LinkTarget);
        Assert.NotNull(JsonNode.Parse(await File.ReadAllTextAsync(_folder.PathOf("target.json"))));
    }

    [Fact]
    public async Task Scan_TextOnAColourTerminal_IsColouredThereButNotInAFile()
    {
        static Terminal Screen(Terminal terminal) => terminal with { IsInteractive = true, HasColour = true, Width = 80, In = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(Estate)) };

        var shown = await CliRun.OfAsync(Screen, CancellationToken.None, "scan", "--estate", "-");
        await CliRun.OfAsync(Screen, CancellationToken.None, "scan", "--estate", "-", "--output", _folder.PathOf("result.txt"));

        Assert.Contains('\e', shown.Out);
        Assert.DoesNotContain('\e', await File.ReadAllTextAsync(_folder.PathOf("result.txt")));
    }

    private static Task<CliRun> ScanAsync(string estate, string output) =>
        CliRun.WithInputAsync(estate, "scan", "--estate", "-", "--format", "json", "--output", output);
}
