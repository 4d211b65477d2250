using Compliance.Application.Findings;
using Compliance.Domain.Rules;
using Compliance.Testing.Contracts;
using Compliance.Testing.Fakes;
using Compliance.Testing.Time;
using Xunit;

namespace Compliance.Application.Tests.Findings;

public sealed class ReadLatenciesTests
{
    private static readonly DateTimeOffset Noon = AStoredFinding.Noon;

    private readonly MemoryFindingStore _findings = new();
    private readonly FakeTime _time = new();

    [Fact]
    public async Task Read_HundredFindings_HasTheNearestRanks()
    {
        await WriteAsync([.. Enumerable.Range(1, 100).Select(number => Opened($"pls-{number}", number))]);

        var latencies = await Latencies().ReadAsync(default);

        Assert.Equal(100, latencies!.Findings);
        Assert.Equal(new Percentiles(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(95), TimeSpan.FromMilliseconds(99)), latencies.EventToStored);
        Assert.Equal(new Percentiles(TimeSpan.FromMilliseconds(25), TimeSpan.FromMilliseconds(47.5), TimeSpan.FromMilliseconds(49.5)), latencies.InsideAzure);
        Assert.Null(latencies.EventToAlerted);
    }

    [Fact]
    public async Task Read_ResolvedMeanwhileAndSeveralSeverities_CountToo()
    {
        await WriteAsync(
            Opened("a", 10) with { Workflow = WorkflowState.Resolved, ResolvedAt = Noon },
            Opened("b", 20, Severity.Low) with { Ledger = new Ledger { Event = Noon, Stored = Noon.AddMilliseconds(20), Alerted = Noon.AddSeconds(1) } });

        var latencies = await Latencies().ReadAsync(default);

        Assert.Equal((2, TimeSpan.FromMilliseconds(20)), (latencies!.Findings, latencies.EventToStored!.P99));
        Assert.Equal(TimeSpan.FromSeconds(1), latencies.EventToAlerted!.P50);
    }

    [Fact]
    public async Task Read_OnlySweepsFoundThem_IsNothing()
    {
        await WriteAsync(AStoredFinding.Named("a") with { Ledger = new Ledger { Stored = Noon } });

        Assert.Null(await Latencies().ReadAsync(default));
    }

    [Fact]
    public async Task Read_AzuresClockIsAhead_IsNoLessThanNothing()
    {
        await WriteAsync(Opened("a", -5));

        Assert.Equal(TimeSpan.Zero, (await Latencies().ReadAsync(default))!.EventToStored!.P50);
    }

    [Fact]
    public async Task Read_AskedOften_LooksAgainAfterAWhile()
    {
        var latencies = Latencies();
        Assert.Null(await latencies.ReadAsync(default));
        await WriteAsync(Opened("a", 1));

        Assert.Null(await latencies.ReadAsync(default));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.NotNull(await latencies.ReadAsync(default));
    }

    private static StoredFinding Opened(string name, int milliseconds, Severity severity = Severity.High) => AStoredFinding.Named(name, severity: severity) with
    {
        Ledger = new Ledger { Event = Noon, Stored = Noon.AddMilliseconds(milliseconds), InsideAzure = TimeSpan.FromMilliseconds(milliseconds / 2.0) },
    };

    private ReadLatencies Latencies() => new(_findings, _time);

    private Task WriteAsync(params StoredFinding[] findings) => _findings.WriteAsync([.. findings.Select(finding => finding.Write())], 1, default);
}
