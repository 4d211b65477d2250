using System.Buffers;

namespace Compliance.Infrastructure.Resources;

/// <summary>A piece of a document that is read on another thread, on the guess that it is whole rows and nothing else.</summary>
internal sealed class RowBlock
{
    private readonly byte[] _bytes;
    private readonly int _length;

    /// <param name="bytes">Rented from the shared pool, and given back by <see cref="ReleaseAsync"/>.</param>
    public RowBlock(byte[] bytes, int length, RowDocument document)
    {
        _bytes = bytes;
        _length = length;
        Reading = Task.Run(() => document.TryReadRows(Bytes));
    }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Gives the rows, or null when the guess was wrong.</summary>
    public Task<IReadOnlyList<Row>?> Reading { get; }

    public async Task ReleaseAsync()
    {
        await ((Task)Reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ArrayPool<byte>.Shared.Return(_bytes);
    }
}
