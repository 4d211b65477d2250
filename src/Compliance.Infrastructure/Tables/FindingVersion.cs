using System.Globalization;

namespace Compliance.Infrastructure.Tables;

/// <summary>
/// What a writer must know of a finding as it was read. The finding's row and its index row are only ever changed together,
/// so the ETag of either guards both.
/// </summary>
/// <param name="IsOfIndex">Whether the ETag is that of the index row.</param>
/// <param name="Revision">Counts the finding's writes.</param>
/// <param name="MemberSet">Names the rows of the affected clusters; no other write, not even a refused one, has rows of that name.</param>
/// <param name="MemberRows">In how many rows they are.</param>
/// <param name="Position">In the list order: the key of the index row.</param>
internal sealed record FindingVersion(bool IsOfIndex, long Revision, string MemberSet, int MemberRows, string Position, string ETag)
{
    public static FindingVersion Of(TableEntity row) => new(
        row.RowKey.StartsWith(FindingKeys.Index, StringComparison.Ordinal),
        row.Get<long>(FindingRow.Revision),
        row.Get<string>(FindingRow.MemberSet),
        row.Get<int>(FindingRow.MemberRows),
        row.Get<string>(FindingRow.Position),
        row.ETag ?? throw new FormatException($"Row {row.RowKey} came without its version."));

    public static FindingVersion? Read(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var parts = text.Split(' ', 6);
        return new FindingVersion(
            parts[0] == "i",
            long.Parse(parts[1], CultureInfo.InvariantCulture),
            parts[2],
            int.Parse(parts[3], CultureInfo.InvariantCulture),
            parts[4],
            parts[5]);
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsOfIndex ? 'i' : 'f')} {Revision} {MemberSet} {MemberRows} {Position} {ETag}");
}
