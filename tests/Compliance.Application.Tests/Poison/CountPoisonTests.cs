using Compliance.Application.Poison;
using Compliance.Testing.Fakes;
using Compliance.Testing.Time;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace Compliance.Application.Tests.Poison;

public sealed class CountPoisonTests
{
    private readonly FakeTime _time = new();
    private readonly MemoryPoisonMessages _changes = new("compliance-changes-poison", holdsEvents: true);
    private readonly MemoryPoisonMessages _alerts = new("compliance-alerts-poison", holdsEvents: false);

    [Fact]
    public async Task Read_NoQueues_IsEmpty()
    {
        using var count = new CountPoison([], _time, NullLogger<CountPoison>.Instance);

        Assert.Empty(await count.ReadAsync(default));
    }

    [Fact]
    public async Task Read_OneQueueIsAway_CountsTheOther()
    {
        using var count = Open();
        _changes.Add("x");
        _alerts.IsAway = true;

        Assert.Equal([new PoisonCount("compliance-changes-poison", 1), new PoisonCount("compliance-alerts-poison", null)], await count.ReadAsync(default));
    }

    [Fact]
    public async Task Read_AskedOften_LooksAgainAfterHalfAMinute()
    {
        using var count = Open();
        await count.ReadAsync(default);
        _changes.Add("x");
        _time.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(0, (await count.ReadAsync(default))[0].Messages);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, (await count.ReadAsync(default))[0].Messages);
        Assert.Equal(2, _changes.Counted);
    }

    [Fact]
    public async Task Read_AQueueThatNeverAnswers_IsNotWaitedFor()
    {
        using var count = new CountPoison([new SilentQueue(), _alerts], _time, NullLogger<CountPoison>.Instance);

        var reading = count.ReadAsync(default);
        _time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal([new PoisonCount("silent", null), new PoisonCount("compliance-alerts-poison", 0)], await reading);
    }

    [Fact]
    public async Task Read_WhoAskedGaveUp_IsCancelled()
    {
        using var count = new CountPoison([new SilentQueue()], _time, NullLogger<CountPoison>.Instance);
        using var caller = new CancellationTokenSource();

        var reading = count.ReadAsync(caller.Token);
        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    private CountPoison Open() => new([_changes, _alerts], _time, NullLogger<CountPoison>.Instance);

    private sealed class SilentQueue : IPoisonMessages
    {
        public string Name => "silent";

        public bool HoldsEvents => true;

        public async Task<int> CountAsync(CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
            return 0;
        }

        public Task<IReadOnlyList<PoisonMessage>> PeekAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task<IReadOnlyList<PoisonMessage>> TakeAsync(CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task PutBackAsync(string text, CancellationToken cancellationToken) => throw new NotSupportedException();

        public Task RemoveAsync(PoisonMessage taken, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
