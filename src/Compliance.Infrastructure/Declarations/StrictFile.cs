using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Compliance.Infrastructure.EstateFiles;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.Declarations;

/// <summary>
/// Reads a small JSON file that people write by hand: no comments, no key twice, and nothing in it that is not understood.
/// Takes the same encodings as an estate, because a probe's output is redirected by the same shells.
/// </summary>
internal static class StrictFile
{
    private const int MaxBytes = 16 * 1024 * 1024;

    /// <exception cref="DeclarationFileException">The content is not what <paramref name="read"/> expects.</exception>
    /// <exception cref="IOException">The stream cannot be read.</exception>
    public static async Task<T> ReadAsync<T>(Stream stream, string name, Func<StrictValue, T> read, CancellationToken cancellationToken)
    {
        try
        {
            var (text, _) = await EstateText.OpenAsync(stream, cancellationToken);
            using var document = Parse(await ReadAllAsync(text, cancellationToken));
            return read(new StrictValue(document.RootElement, ""));
        }
        catch (Exception error) when (error is StrictException or InvalidDataException or DecoderFallbackException)
        {
            throw new DeclarationFileException($"{name}: {Excerpt.Line(error.Message)}", error);
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAllAsync(Stream text, CancellationToken cancellationToken)
    {
        var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int length;
        while ((length = await text.ReadAsync(buffer, cancellationToken)) > 0)
        {
            bytes.Write(buffer, 0, length);
            if (bytes.Length > MaxBytes)
            {
                throw new StrictException($"the file is larger than {MaxBytes / 1024 / 1024} MiB");
            }
        }

        var all = bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
        return all.Span.StartsWith(Encoding.UTF8.Preamble) ? all[Encoding.UTF8.Preamble.Length..] : all;
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            throw new StrictException("the file is empty");
        }

        // The parser looks into strings only when they are asked for.
        if (!Utf8.IsValid(utf8.Span))
        {
            throw new StrictException("the file is not UTF-8");
        }

        try
        {
            return JsonDocument.Parse(utf8);
        }
        catch (JsonException error)
        {
            var reason = error.Message.Split(" LineNumber:")[0];
            throw new StrictException($"line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: {reason}");
        }
    }
}
