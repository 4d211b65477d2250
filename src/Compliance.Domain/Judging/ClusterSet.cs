using System.Collections.Immutable;
using System.Numerics;
using Compliance.Domain.Ids;
using Compliance.Domain.Topologies;

namespace Compliance.Domain.Judging;

/// <summary>
/// Clusters that something concerns, each once, in the order of their ids. A cluster is its number: a few are kept as a
/// list, many as a map with a bit for every cluster, so that whole groups are added, united and put in order without a
/// look at any of them.
/// </summary>
/// <param name="all">The id of every cluster of the topology, each at the place of its number.</param>
internal sealed class ClusterSet(ImmutableArray<ResourceId> all)
{
    private const int BitsOfWord = 64;
    private const int BitsOfNumber = 32;

    private readonly List<int> _few = [];
    private ulong[]? _map;

    public bool IsEmpty => _map is null && _few.Count == 0;

    public void Add(ClusterNode cluster) => Add(cluster.Index);

    public void Add(ClusterSet other)
    {
        foreach (var number in other._few)
        {
            Add(number);
        }

        if (other._map is not null)
        {
            var map = Map();
            for (var word = 0; word < map.Length; word++)
            {
                map[word] |= other._map[word];
            }
        }
    }

    public ImmutableArray<ResourceId> ToIds()
    {
        if (_map is null)
        {
            int[] numbers = [.. _few];
            Array.Sort(numbers);
            return [.. numbers.Where((number, place) => place == 0 || number != numbers[place - 1]).Select(number => all[number])];
        }

        var count = _map.Sum(BitOperations.PopCount);
        if (count == all.Length)
        {
            return all;
        }

        var ids = ImmutableArray.CreateBuilder<ResourceId>(count);
        for (var word = 0; word < _map.Length; word++)
        {
            for (var bits = _map[word]; bits != 0; bits &= bits - 1)
            {
                ids.Add(all[(word * BitsOfWord) + BitOperations.TrailingZeroCount(bits)]);
            }
        }

        return ids.MoveToImmutable();
    }

    private void Add(int number)
    {
        if (_map is null && (_few.Count + 1) * (long)BitsOfNumber <= all.Length)
        {
            _few.Add(number);
        }
        else
        {
            Map()[number / BitsOfWord] |= 1UL << (number % BitsOfWord);
        }
    }

    // From where the map is the smaller of the two.
    private ulong[] Map()
    {
        if (_map is null)
        {
            _map = new ulong[((all.Length - 1) / BitsOfWord) + 1];
            foreach (var number in _few)
            {
                _map[number / BitsOfWord] |= 1UL << (number % BitsOfWord);
            }

            _few.Clear();
        }

        return _map;
    }
}
