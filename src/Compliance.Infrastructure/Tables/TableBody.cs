using System.Text;
using Compliance.Application.Stores;

namespace Compliance.Infrastructure.Tables;

/// <summary>
/// What a row carries whole: as text when it is small, which people can read and which costs least; else gzipped, in as many
/// properties as it takes.
/// </summary>
internal static class TableBody
{
    private const string Packed = "Body";
    private const string Plain = "Json";

    // Bytes. Packing saves little below, and a property holds 32,768 characters.
    private const int MaxPlain = 4096;

    public static void Put(TableEntity entity, byte[] content)
    {
        if (content.Length <= MaxPlain)
        {
            entity[Plain] = Encoding.UTF8.GetString(content);
        }
        else
        {
            PutPacked(entity, Gzip.Pack(content));
        }
    }

    public static void PutPacked(TableEntity entity, ReadOnlySpan<byte> packed)
    {
        for (var part = 0; !packed.IsEmpty; part++)
        {
            var length = Math.Min(packed.Length, MemberChunk.MaxBytes);
            entity[$"{Packed}{part}"] = packed[..length].ToArray();
            packed = packed[length..];
        }
    }

    /// <exception cref="FormatException">The row carries nothing.</exception>
    public static byte[] Read(TableEntity entity) => Find(entity) ?? throw new FormatException($"Row {entity.RowKey} has no body.");

    /// <summary>Null when the row carries nothing.</summary>
    public static byte[]? Find(TableEntity entity) =>
        entity.Text(Plain) is { } text ? Encoding.UTF8.GetBytes(text)
        : entity[$"{Packed}0"] is null ? null
        : Gzip.Unpack(ReadPacked(entity));

    public static byte[] ReadPacked(TableEntity entity)
    {
        using var packed = new MemoryStream();
        for (var part = 0; entity[$"{Packed}{part}"] is byte[] bytes; part++)
        {
            packed.Write(bytes);
        }

        return packed.ToArray();
    }

    public static void Copy(TableEntity from, TableEntity to)
    {
        foreach (var (name, value) in from.Values.Where(value => value.Key is Plain || value.Key.StartsWith(Packed, StringComparison.Ordinal)))
        {
            to[name] = value;
        }
    }
}
