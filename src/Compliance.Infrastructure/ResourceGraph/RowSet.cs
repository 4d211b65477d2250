using System.Runtime.InteropServices;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.Resources;

namespace Compliance.Infrastructure.ResourceGraph;

/// <summary>Rows in the order in which their ids first came, each id once: the later row takes the place of the earlier.</summary>
internal sealed class RowSet
{
    private readonly List<Row> _items = [];
    private readonly Dictionary<ResourceId, int> _places = [];

    public IReadOnlyList<Row> Items => _items;

    /// <summary>An id came more than once.</summary>
    public bool HasRepeats { get; private set; }

    public void Add(IReadOnlyList<Row> rows)
    {
        foreach (var row in rows)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, row.Id, out var isKnown);
            if (isKnown)
            {
                HasRepeats = true;
                _items[place] = row;
            }
            else
            {
                place = _items.Count;
                _items.Add(row);
            }
        }
    }
}
