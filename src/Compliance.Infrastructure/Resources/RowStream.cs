using System.Buffers;
using System.Text.Json;

namespace Compliance.Infrastructure.Resources;

/// <summary>
/// Feeds a stream of UTF-8 to a document, through one buffer that grows only to what the largest element needs. Once rows
/// have begun, what fills the buffer up to the end of what looks like a row is a block that is read on another core while the
/// stream is read on. Blocks are taken in their order, so each that was whole rows proves that the next begins where a row
/// ends. One that was not is joined with what follows it and read as if nothing had been guessed.
/// </summary>
/// <param name="maxBytes">A stream longer than this is refused.</param>
internal sealed class RowStream(Stream stream, RowDocument document, long maxBytes)
{
    private const int FirstBuffer = 128 * 1024;
    private const int BlockBytes = 256 * 1024;

    // White space and the first key of a row.
    private const int LongestSeam = 256;

    // Resource Graph answers at most 16 MB at once: no element of an honest estate is larger than twice that.
    private const int LargestElement = 32 * 1024 * 1024;

    private readonly Utf8Check _utf8 = new();

    // One more than can be read at once: who finishes first finds work.
    private readonly int _blocksAhead = Environment.ProcessorCount > 1 ? Math.Min(Environment.ProcessorCount, 8) + 1 : 0;
    private readonly Queue<RowBlock> _blocks = new();
    private byte[] _seam = [];
    private byte[] _buffer = [];
    private int _length;
    private long _received;
    private long _offset;
    private TextPosition _position;
    private TextPosition _positionOfJson;

    /// <exception cref="DocumentException">It is no document of rows; the message says where.</exception>
    public async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            for (var isFinal = false; !isFinal;)
            {
                var read = await stream.ReadAtLeastAsync(_buffer.AsMemory(_length), _buffer.Length - _length, throwOnEndOfStream: false, cancellationToken);
                isFinal = read < _buffer.Length - _length;
                Check(read, isFinal);
                _length += read;
                if (isFinal || !await ReadAheadAsync())
                {
                    await JoinAsync();
                    Drop(Consume(isFinal));
                    LearnSeam();
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            await ReleaseAsync();
        }
    }

    private void Check(int read, bool isFinal)
    {
        var start = _received;
        _received += read;
        if (_received > maxBytes)
        {
            throw new DocumentException($"more than {maxBytes} bytes when unpacked; if it is meant to be so large, unpack it first");
        }

        if (_utf8.FindWrong(_buffer.AsSpan(_length, read), isFinal) is var wrong and >= 0)
        {
            throw new DocumentException($"byte {start + wrong + 1}: not UTF-8");
        }
    }

    // What joins two rows, from the end of the first to the key that begins the second, is nearly always the same.
    private void LearnSeam()
    {
        var next = _buffer.AsSpan(0, Math.Min(_length, LongestSeam));
        var key = _blocksAhead > 0 && document.IsBetweenRows ? next.IndexOf((byte)':') : -1;
        _seam = key < 0 ? [] : [(byte)'}', .. next[..(key + 1)]];
    }

    /// <returns>False when the buffer has no block, or one before it was none.</returns>
    private async Task<bool> ReadAheadAsync()
    {
        var length = _seam.Length == 0 ? 0 : _buffer.AsSpan(0, _length).LastIndexOf(_seam) + 1;
        if (length == 0)
        {
            return false;
        }

        var rest = _length - length;
        var next = ArrayPool<byte>.Shared.Rent(Math.Max(rest, BlockBytes));
        _buffer.AsSpan(length, rest).CopyTo(next);
        _blocks.Enqueue(document.ReadAhead(_buffer, length));
        _buffer = next;
        _length = rest;
        return await TakeAsync(_blocksAhead);
    }

    /// <summary>Takes blocks until no more than so many are left.</summary>
    /// <returns>False when the next one is no block of rows.</returns>
    private async Task<bool> TakeAsync(int left)
    {
        while (_blocks.Count > left)
        {
            if (await _blocks.Peek().Reading is not { } rows)
            {
                return false;
            }

            document.Take(rows);
            var block = _blocks.Dequeue();
            _offset += block.Bytes.Length;
            _position = _position.After(block.Bytes);
            await block.ReleaseAsync();
        }

        return true;
    }

    // Puts the blocks that could not be taken before what the buffer holds, as if they had never left it.
    private async Task JoinAsync()
    {
        if (await TakeAsync(0))
        {
            return;
        }

        var joined = ArrayPool<byte>.Shared.Rent(_blocks.Sum(block => block.Bytes.Length) + _length);
        var length = 0;
        foreach (var block in _blocks)
        {
            block.Bytes.CopyTo(joined.AsSpan(length));
            length += block.Bytes.Length;
        }

        _buffer.AsSpan(0, _length).CopyTo(joined.AsSpan(length));
        _length += length;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = joined;
        await ReleaseAsync();
    }

    private async Task ReleaseAsync()
    {
        while (_blocks.TryDequeue(out var block))
        {
            await block.ReleaseAsync();
        }
    }

    private int Consume(bool isFinal)
    {
        var bom = _offset == 0 && _buffer.AsSpan(0, _length).StartsWith("\uFEFF"u8) ? 3 : 0;
        try
        {
            var piece = _buffer.AsSpan(bom, _length - bom);
            var consumed = document.Consume(piece, isFinal);
            _position = _position.After(piece[..consumed]);
            _positionOfJson = _positionOfJson.After(piece[..consumed]);
            return bom + consumed;
        }
        catch (JsonException error)
        {
            // The reader of the JSON has not seen the blocks that others read.
            var (line, at) = _position.Of(new TextPosition(error.LineNumber ?? 0, error.BytePositionInLine ?? 0), _positionOfJson);
            throw new DocumentException($"{Where()}line {line + 1}, byte {at + 1}: not JSON: {Reason(error)}", error);
        }
        catch (RowException error) when (document.IsAmongRows)
        {
            throw new DocumentException($"{Where()}byte {_offset + bom + document.Position + 1}: the row {error.Message}", error);
        }
        catch (RowException error)
        {
            throw new DocumentException($"byte {_offset + bom + document.Position + 1}: {error.Message}", error);
        }
    }

    private void Drop(int consumed)
    {
        _length -= consumed;
        _offset += consumed;
        if (consumed > 0)
        {
            _buffer.AsSpan(consumed, _length).CopyTo(_buffer);
        }
        else if (_length == _buffer.Length)
        {
            Grow();
        }
    }

    private void Grow()
    {
        if (_length >= LargestElement)
        {
            throw new DocumentException($"{Where()}byte {_offset + 1}: one element is larger than {LargestElement / 1024 / 1024} MiB");
        }

        var larger = ArrayPool<byte>.Shared.Rent(_length * 2);
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }

    private string Where() => document.IsAmongRows ? $"row {document.Rows + 1}, " : "";

    // The exception repeats its position in every message; ours counts from one.
    private static string Reason(JsonException error)
    {
        var position = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return Excerpt.Line(position < 0 ? error.Message : error.Message[..position]);
    }
}
