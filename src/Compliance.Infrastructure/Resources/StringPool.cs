using System.Buffers.Binary;
using System.Text;

namespace Compliance.Infrastructure.Resources;

/// <summary>
/// Gives one string for the same bytes, as far as it remembers: locations, states and scope ids repeat in every row of an
/// estate. A newcomer takes the place of what shares its slot, so the pool never grows; two threads at once can only miss.
/// </summary>
internal sealed class StringPool
{
    private const int BitsOfSlot = 12;
    private const int Slots = 1 << BitsOfSlot;
    private const int BitsOfByte = 8;
    private const int BitsOfWord = 64;

    // Odd, with as many ones as zeros in no pattern: 2^64 over the golden ratio.
    private const ulong Spread = 0x9E3779B97F4A7C15;
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
    // one slot only misses, so that nothing is won by mixing them well: this is done for every string of an estate.
    private static int SlotOf(ReadOnlySpan<byte> utf8)
    {
        ulong mixed = (uint)utf8.Length;
        if (utf8.Length < sizeof(ulong))
        {
            foreach (var character in utf8)
            {
                mixed = (mixed << BitsOfByte) | character;
            }
        }
        else
        {
            var (start, end) = (BinaryPrimitives.ReadUInt64LittleEndian(utf8), BinaryPrimitives.ReadUInt64LittleEndian(utf8[^sizeof(ulong)..]));
            mixed += (start * Spread) ^ end;
        }

        // The highest bits of a product hang on all bits of its factors.
        return (int)((mixed * Spread) >> (BitsOfWord - BitsOfSlot));
    }
}
