using System.Buffers;
using System.Text.Json;

namespace Compliance.Infrastructure.Resources;

/// <summary>Feeds a stream of UTF-8 to a document, through one buffer that grows only to what the largest element needs.</summary>
/// <param name="maxBytes">A stream longer than this is refused.</param>
internal sealed class RowStream(Stream stream, RowDocument document, long maxBytes)
{
    private const int FirstBuffer = 128 * 1024;

    // Resource Graph answers at most 16 MB at once: no element of an honest estate is larger than twice that.
    private const int LargestElement = 32 * 1024 * 1024;

    private readonly Utf8Check _utf8 = new();
    private byte[] _buffer = [];
    private int _length;
    private long _offset;

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
                Drop(Consume(isFinal));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    private void Check(int read, bool isFinal)
    {
        if (_offset + _length + read > maxBytes)
        {
            throw new DocumentException($"more than {maxBytes} bytes when unpacked");
        }

        if (_utf8.FindWrong(_buffer.AsSpan(_length, read), isFinal) is var wrong and >= 0)
        {
            throw new DocumentException($"byte {_offset + _length + wrong + 1}: not UTF-8");
        }
    }

    private int Consume(bool isFinal)
    {
        var bom = _offset == 0 && _buffer.AsSpan(0, _length).StartsWith("\uFEFF"u8) ? 3 : 0;
        try
        {
            return bom + document.Consume(_buffer.AsSpan(bom, _length - bom), isFinal);
        }
        catch (JsonException error)
        {
            throw new DocumentException($"{Where()}line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: not JSON: {Reason(error)}", error);
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
