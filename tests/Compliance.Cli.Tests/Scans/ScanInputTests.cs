using Xunit;

namespace Compliance.Cli.Tests.Scans;

public sealed class ScanInputTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("no json at all")]
    [InlineData("""[{"id": "/subscriptions/s/resourceGroups/g/providers/a/b/c", "type": "a/b"}, {"type": "a/b"}]""")]
    [InlineData("""[{"id": "/subscriptions/s/resourceGroups/g/providers/a/b/c", "type": "a/b"}, 7]""")]
    public async Task Scan_MalformedEstate_PrintsNothingButOneLine(string text)
    {
        var run = await CliRun.WithInputAsync(text, "scan", "--estate", "-", "--format", "json");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("standard input", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_RowWithoutId_NamesTheRow()
    {
        var run = await CliRun.WithInputAsync("""[{"id": "/subscriptions/s/resourceGroups/g/providers/a/b/c", "type": "a/b"}, {"type": "a/b"}]""", "scan", "--estate", "-");

        Assert.Contains("row 2", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_InputThatFails_IsExitCode2()
    {
        var run = await CliRun.OfAsync(new FailingStream(), CancellationToken.None, "scan", "--estate", "-");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(run.Out);
        Assert.Contains("the cable is out", Assert.Single(run.ErrorLines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_Interrupted_IsExitCode130AndPrintsNothing()
    {
        using var interrupt = new CancellationTokenSource();
        var input = new SilentStream();

        var run = CliRun.OfAsync(input, interrupt.Token, "scan", "--estate", "-");
        await input.Asked;
        await interrupt.CancelAsync();

        Assert.Equal(130, (await run).ExitCode);
        Assert.Empty((await run).Out);
    }

    [Fact]
    public async Task Scan_StandardErrorIsATerminal_ShowsProgressThere()
    {
        var run = await CliRun.OfAsync(
            terminal => terminal with { IsErrorInteractive = true, In = new MemoryStream("[]"u8.ToArray()) }, CancellationToken.None, "scan", "--estate", "-", "--format", "json");

        Assert.Contains("Judging 0 resources", run.Error, StringComparison.Ordinal);
        Assert.Equal("1.0", (string)run.Json["schemaVersion"]!);
    }

    private sealed class FailingStream : MemoryStream
    {
        public override int Read(byte[] buffer, int offset, int count) => throw new IOException("the cable is out");

        public override int Read(Span<byte> buffer) => throw new IOException("the cable is out");

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("the cable is out");
    }

    /// <summary>Somebody holds the other end open and says nothing.</summary>
    private sealed class SilentStream : MemoryStream
    {
        private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Asked => _asked.Task;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            _asked.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
            return 0;
        }
    }
}
