namespace Compliance.Domain.Ids;

/// <summary>
/// Puts many ids in order. Ids of one estate begin alike for a hundred characters and lie all over the memory, so that to
/// compare them in pairs is to wait for them again and again. Here each is looked at once to find where they part, then
/// they are sorted by a few characters from there, and only those that still begin alike are looked at again.
/// </summary>
internal static class IdOrder
{
    private const int CharsOfKey = 4;
    private const int BitsOfChar = 16;

    // Where comparing them in pairs costs no more.
    private const int Few = 8;

    // Ids that part again and again are nobody's: they must not fill the stack.
    private const int MostLevels = 64;

    /// <returns>The places of the ids in their order, that of <see cref="ResourceId.CompareTo"/>.</returns>
    public static int[] Of(ResourceId[] ids)
    {
        var order = new int[ids.Length];
        for (var place = 0; place < order.Length; place++)
        {
            order[place] = place;
        }

        Sort(ids, order, new ulong[ids.Length], 0, MostLevels);
        return order;
    }

    /// <param name="order">The places of ids that are equal, but for casing, in their first <paramref name="depth"/> characters.</param>
    /// <param name="keys">Room for one key an id.</param>
    private static void Sort(ResourceId[] ids, Span<int> order, Span<ulong> keys, int depth, int levels)
    {
        if (order.Length <= Few || levels == 0)
        {
            order.Sort((left, right) => ids[left].CompareTo(ids[right]));
            return;
        }

        depth += SharedFrom(depth, ids, order);
        for (var i = 0; i < order.Length; i++)
        {
            keys[i] = KeyAt(depth, ids[order[i]].Text);
        }

        keys.Sort(order);
        for (int first = 0, end; first < order.Length; first = end)
        {
            var alike = keys[first..].IndexOfAnyExcept(keys[first]);
            end = alike < 0 ? order.Length : first + alike;
            // A key that ends in no character is the end of its ids: they are equal.
            if (end - first > 1 && (keys[first] & char.MaxValue) != 0)
            {
                Sort(ids, order[first..end], keys[first..end], depth + CharsOfKey, levels - 1);
            }
        }
    }

    private static int SharedFrom(int depth, ResourceId[] ids, ReadOnlySpan<int> order)
    {
        var shared = ids[order[0]].Text.AsSpan(depth);
        foreach (var place in order)
        {
            shared = shared[..shared.CommonPrefixLength(ids[place].Text.AsSpan(depth))];
        }

        return shared.Length;
    }

    // No id holds a control character, so that the end of one sorts before whatever goes on.
    private static ulong KeyAt(int depth, string text)
    {
        ulong key = 0;
        for (var i = depth; i < depth + CharsOfKey; i++)
        {
            key = (key << BitsOfChar) | (i < text.Length ? char.ToLowerInvariant(text[i]) : '\0');
        }

        return key;
    }
}
