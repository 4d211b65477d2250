using System.IO.Compression;
using System.IO.Pipelines;
using System.Text;

namespace Compliance.Infrastructure.EstateFiles;

/// <summary>Makes UTF-8 of what people save estates as: gzip, and what PowerShell's redirection writes (UTF-16 with a BOM).</summary>
internal static class EstateText
{
    /// <returns>A stream of UTF-8, possibly with a BOM, and whether it had to be unpacked.</returns>
    public static async Task<(Stream Text, bool IsPacked)> OpenAsync(Stream stream, CancellationToken cancellationToken)
    {
        var (start, all) = await PeekAsync(stream, cancellationToken);
        var isPacked = start is [0x1F, 0x8B, ..];
        if (isPacked)
        {
            (start, all) = await PeekAsync(new GZipStream(all, CompressionMode.Decompress), cancellationToken);
        }

        return start switch
        {
            [0xFF, 0xFE, ..] => (FromUtf16(all, bigEndian: false), isPacked),
            [0xFE, 0xFF, ..] => (FromUtf16(all, bigEndian: true), isPacked),
            _ => (all, isPacked),
        };
    }

    // A stream cannot be looked into without taking from it. A file is rewound; what cannot be, such as standard input, is
    // read through a pipe, which can do both but copies everything once more.
    private static async Task<(byte[] Start, Stream All)> PeekAsync(Stream stream, CancellationToken cancellationToken)
    {
        if (stream.CanSeek)
        {
            var begin = stream.Position;
            var first = new byte[2];
            var length = await stream.ReadAtLeastAsync(first, first.Length, throwOnEndOfStream: false, cancellationToken);
            stream.Position = begin;
            return (first[..length], stream);
        }

        var pipe = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: 256 * 1024));
        var start = await pipe.ReadAtLeastAsync(2, cancellationToken);
        var bytes = new byte[Math.Min(2, start.Buffer.Length)];
        System.Buffers.BuffersExtensions.CopyTo(start.Buffer.Slice(0, bytes.Length), bytes);
        pipe.AdvanceTo(start.Buffer.Start);
        return (bytes, pipe.AsStream());
    }

    private static Stream FromUtf16(Stream stream, bool bigEndian) =>
        Encoding.CreateTranscodingStream(stream, new UnicodeEncoding(bigEndian, byteOrderMark: true, throwOnInvalidBytes: true), Encoding.UTF8);
}
