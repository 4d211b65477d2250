using System.Collections.Immutable;
using Compliance.Application.Findings;
using Compliance.Application.Stores;
using Compliance.Domain.Findings;

namespace Compliance.Infrastructure.Tables;

/// <summary>
/// The write of one finding. Nearly always <see cref="Main"/> is all of it. Affected clusters that do not fit into it (far
/// beyond 100,000) go ahead in <see cref="Before"/>: rows of a set that no finding names yet, which readers do not see.
/// <see cref="Main"/> then names the set, and <see cref="After"/> removes the last one; when Main is refused,
/// <see cref="Undo"/> removes the new one. A write that dies between leaves rows that nobody reads.
/// </summary>
internal sealed class FindingTransaction
{
    private readonly string _partition;

    public FindingTransaction(FindingWrite write, TableOperation fence)
    {
        Key = write.Finding.Key;
        _partition = FindingKeys.Partition(Key);
        var last = FindingVersion.Read(write.Finding.Version);
        var chunks = write.Members is { } members ? MemberChunk.Pack(members) : [];
        var revision = (last?.Revision ?? 0) + 1;
        var set = write.Members is null && last is not null ? last.MemberSet : Guid.NewGuid().ToString("N");
        var next = new FindingVersion(
            IsOfIndex: false,
            revision,
            set,
            write.Members is null && last is not null ? last.MemberRows : chunks.Length,
            FindingOrder.PositionOf(write.Finding),
            ETag: "");
        FindingOperations.AddFinding(Main, write.Finding, last, next);
        AddParts(write, revision);

        var added = chunks.Select((chunk, number) => TableOperation.Insert(MemberRow(set, chunk, number))).ToImmutableArray();
        var removed = write.Members is null || last is null ? [] : MemberKeys(last).ToImmutableArray();
        if (new TableBatch().HasRoomFor([fence, .. Main.Operations, .. added, .. removed]))
        {
            Add(Main, added, removed);
        }
        else
        {
            Before = [.. added.Select(row => TableTransaction.Of(row))];
            After = [.. removed.Select(TableTransaction.IfThere)];
            Undo = [.. MemberKeys(next).Select(TableTransaction.IfThere)];
        }
    }

    public FindingKey Key { get; }

    public ImmutableArray<TableTransaction> Before { get; } = [];

    public TableTransaction Main { get; } = new();

    public ImmutableArray<TableTransaction> After { get; } = [];

    public ImmutableArray<TableTransaction> Undo { get; } = [];

    private static void Add(TableTransaction transaction, ImmutableArray<TableOperation> needed, ImmutableArray<TableOperation> optional)
    {
        foreach (var operation in needed)
        {
            transaction.Add(operation);
        }

        foreach (var operation in optional)
        {
            transaction.AddIfThere(operation);
        }
    }

    private void AddParts(FindingWrite write, long revision)
    {
        foreach (var (number, entry) in write.History.Index())
        {
            Main.Add(TableOperation.Insert(FindingOperations.BodyRow(_partition, FindingKeys.History(entry, revision, number), entry)));
        }

        if (write.Alert is { } owed)
        {
            Main.Add(TableOperation.Put(FindingOperations.BodyRow(_partition, FindingKeys.OutboxOf(owed), owed)));
        }

        foreach (var row in write.Withdrawn.Select(FindingKeys.OutboxOf).Distinct().Where(row => write.Alert is null || row != FindingKeys.OutboxOf(write.Alert)))
        {
            Main.AddIfThere(TableOperation.Delete(_partition, row, TableOperation.AnyVersion));
        }
    }

    private IEnumerable<TableOperation> MemberKeys(FindingVersion version) => Enumerable.Range(0, version.MemberRows).Select(number =>
        TableOperation.Delete(_partition, FindingKeys.Member(Key, version.MemberSet, number), TableOperation.AnyVersion));

    private TableEntity MemberRow(string set, MemberChunk chunk, int number) => new(_partition, FindingKeys.Member(Key, set, number))
    {
        [MemberRows.First] = chunk.First,
        [MemberRows.Last] = chunk.Last,
        [MemberRows.Ids] = chunk.Ids,
        [MemberRows.Key] = Key.Value,
        [MemberRows.Set] = set,
    };
}
