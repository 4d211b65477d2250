using System.Buffers;
using System.Text.Json;

namespace Compliance.Infrastructure.Resources;

/// <summary>A piece of a document that is read on another thread, on the guess that it is whole rows and nothing else.</summary>
internal sealed class RowBlock
{
    private readonly byte[] _bytes;
    private readonly int _length;

    /// <param name="bytes">Begin after a row, with what separates it from the next; rented from the shared pool, and given back by <see cref="ReleaseAsync"/>.</param>
    /// <param name="state">Of the JSON after any row of the document.</param>
    public RowBlock(byte[] bytes, int length, JsonReaderState state, StringPool pool, bool typeFromId)
    {
        _bytes = bytes;
        _length = length;
        Reading = Task.Run(() => Read(new JsonCursor(Bytes, isFinal: false, state, pool), typeFromId));
    }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    /// <summary>Gives the rows, or null when the guess was wrong: what the block is, reading it in its turn must tell.</summary>
    public Task<IReadOnlyList<Row>?> Reading { get; }

    public async Task ReleaseAsync()
    {
        await ((Task)Reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ArrayPool<byte>.Shared.Return(_bytes);
    }

    private IReadOnlyList<Row>? Read(JsonCursor json, bool typeFromId)
    {
        var rows = new List<Row>();
        try
        {
            while (json.BytesConsumed < _length)
            {
                if (!json.Read() || json.Token is not JsonTokenType.StartObject)
                {
                    return null;
                }

                var row = RowReader.OfObject(ref json);
                if (json.IsStarved)
                {
                    return null;
                }

                rows.Add(row.Complete(typeFromId));
            }

            return rows;
        }
        catch (Exception error) when (error is JsonException or RowException)
        {
            return null;
        }
    }
}
