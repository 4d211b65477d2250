using System.IO.Compression;

namespace Compliance.Application.Stores;

/// <summary>Bytes made small for a store.</summary>
public static class Gzip
{
    public static byte[] Pack(ReadOnlySpan<byte> content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return packed.ToArray();
    }

    public static byte[] Unpack(byte[] packed)
    {
        using var content = new MemoryStream();
        using var gzip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
        gzip.CopyTo(content);
        return content.ToArray();
    }
}
