using Compliance.Application;
using Compliance.Application.Poison;

namespace Compliance.Testing.Fakes;

/// <summary>A poison queue in memory; taken messages stay hidden.</summary>
public sealed class MemoryPoisonMessages(string name, bool holdsEvents) : IPoisonMessages
{
    private readonly List<PoisonMessage> _messages = [];
    private readonly HashSet<string> _taken = [];
    private int _last;

    public string Name => name;

    public bool HoldsEvents => holdsEvents;

    /// <summary>What was put back, in order.</summary>
    public List<string> PutBack { get; } = [];

    /// <summary>Texts of what is poison, taken or not.</summary>
    public IEnumerable<string> Texts => _messages.Select(message => message.Text);

    /// <summary>How often it was counted.</summary>
    public int Counted { get; private set; }

    public bool IsAway { get; set; }

    /// <summary>Called with each text that is put back.</summary>
    public Action<string>? WhenPutBack { get; set; }

    public void Add(string text) => _messages.Add(new PoisonMessage($"m{++_last}", null, text));

    public Task<int> CountAsync(CancellationToken cancellationToken)
    {
        Counted++;
        return IsAway ? Task.FromException<int>(new StoreUnavailableException("The queue is away.")) : Task.FromResult(_messages.Count);
    }

    public Task<IReadOnlyList<PoisonMessage>> PeekAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PoisonMessage>>([.. _messages.Where(message => !_taken.Contains(message.Id)).Take(32)]);

    public async Task<IReadOnlyList<PoisonMessage>> TakeAsync(CancellationToken cancellationToken)
    {
        var taken = await PeekAsync(cancellationToken);
        _taken.UnionWith(taken.Select(message => message.Id));
        return [.. taken.Select(message => message with { Receipt = "r" })];
    }

    public Task PutBackAsync(string text, CancellationToken cancellationToken)
    {
        PutBack.Add(text);
        WhenPutBack?.Invoke(text);
        return Task.CompletedTask;
    }

    public Task RemoveAsync(PoisonMessage taken, CancellationToken cancellationToken)
    {
        _messages.RemoveAll(message => message.Id == taken.Id);
        return Task.CompletedTask;
    }
}
