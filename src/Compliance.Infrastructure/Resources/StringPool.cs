using System.Buffers.Binary;
using System.Text;

namespace Compliance.Infrastructure.Resources;

/// <summary>
/// Gives one string for the same bytes, as far as it remembers: locations, states and scope ids repeat in every row of an
/// estate. A newcomer takes the place of what shares its slot, so the pool never grows; two threads at once can only miss.
/// </summary>
internal sealed class StringPool
{
    private const int Slots = 4096;
    private const int MaxLength = 256;
    private readonly string?[] _strings = new string?[Slots];

    /// <param name="utf8">Valid UTF-8 without JSON escapes.</param>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            return "";
        }

        if (utf8.Length > MaxLength)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref _strings[SlotOf(utf8)];
        var known = slot;
        // Ascii.Equals is false for text beyond ASCII, which is then simply not shared.
        if (known is not null && Ascii.Equals(utf8, known))
        {
            return known;
        }

        var text = Encoding.UTF8.GetString(utf8);
        slot = text;
        return text;
    }

    // Of a long text the ends tell nearly as much as all of it: ids differ in their last characters. What still meets in
    // one slot only misses.
    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        var hash = new HashCode();
        hash.Add(utf8.Length);
        if (utf8.Length < sizeof(ulong))
        {
            hash.AddBytes(utf8);
        }
        else
        {
            hash.Add(BinaryPrimitives.ReadUInt64LittleEndian(utf8));
            hash.Add(BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]));
        }

        return hash.ToHashCode() & (Slots - 1);
    }
}
