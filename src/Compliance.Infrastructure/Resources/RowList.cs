namespace Compliance.Infrastructure.Resources;

/// <summary>Keeps rows as they come.</summary>
internal sealed class RowList : IRowSink
{
    private readonly List<Row> _items = [];

    public IReadOnlyList<Row> Items => _items;

    public void Add(Row row) => _items.Add(row);
}
