using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>What a row carries whole: gzipped, in as many properties as it takes.</summary>
internal static class TableBody
{
    private const string Name = "Body";

    public static void Put(TableEntity entity, ReadOnlySpan<byte> content) => PutPacked(entity, Gzip.Pack(content));

    public static void PutPacked(TableEntity entity, ReadOnlySpan<byte> packed)
    {
        for (var part = 0; !packed.IsEmpty; part++)
        {
            var length = Math.Min(packed.Length, MemberChunk.MaxBytes);
            entity[$"{Name}{part}"] = packed[..length].ToArray();
            packed = packed[length..];
        }
    }

    public static byte[] Read(TableEntity entity) => Gzip.Unpack(ReadPacked(entity));

    /// <summary>Null when the row carries nothing.</summary>
    public static byte[]? Find(TableEntity entity) => entity[Name + "0"] is null ? null : Read(entity);

    public static byte[] ReadPacked(TableEntity entity)
    {
        using var packed = new MemoryStream();
        for (var part = 0; entity[$"{Name}{part}"] is byte[] bytes; part++)
        {
            packed.Write(bytes);
        }

        return packed.ToArray();
    }
}
