using System.IO.Compression;
using System.Text;

namespace Compliance.Simulator.Estates;

/// <summary>Undoes gzip and the encodings an estate file may have: UTF-8 with or without BOM, UTF-16 with BOM.</summary>
internal static class EstateText
{
    public static async Task<string> ReadAsync(Stream estate, CancellationToken ct)
    {
        using var raw = new MemoryStream();
        await estate.CopyToAsync(raw, ct);
        var bytes = raw.ToArray();
        if (bytes is [0x1F, 0x8B, ..])
        {
            bytes = await UnzipAsync(bytes, ct);
        }

        if (bytes.Length == 0)
        {
            throw new EstateFormatException("The estate is empty: zero bytes.");
        }

        try
        {
            return Decode(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new EstateFormatException($"The estate is not valid text: {e.Message}", e);
        }
    }

    private static string Decode(byte[] bytes) => bytes switch
    {
        [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(2)),
        [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(2)),
        [0xEF, 0xBB, 0xBF, ..] => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.AsSpan(3)),
        _ => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes),
    };

    private static async Task<byte[]> UnzipAsync(byte[] bytes, CancellationToken ct)
    {
        try
        {
            using var plain = new MemoryStream();
            await using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
            await gzip.CopyToAsync(plain, ct);
            return plain.ToArray();
        }
        catch (InvalidDataException e)
        {
            throw new EstateFormatException($"The estate is not valid gzip: {e.Message}", e);
        }
    }
}
