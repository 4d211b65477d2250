using System.Globalization;
using Compliance.Application.Findings;
using Compliance.Domain.Findings;

namespace Compliance.Infrastructure.Tables;

/// <summary>The row keys of the findings' table (design 4.8.5).</summary>
internal static class FindingKeys
{
    public const string Findings = "finding|";
    public const string Index = "index|";
    public const string Outbox = "outbox|";
    public const string Steps = "history|";
    public const string Members = "member|";

    public static string Partition(FindingKey key) => key.Partition.ToString();

    public static string Finding(FindingKey key) => Findings + TableKey.Of(key.Value);

    public static string IndexAt(string position) => Index + TableKey.Of(position);

    public static string HistoryOf(FindingKey key) => $"{Steps}{TableKey.Of(key.Value)}|";

    /// <summary>By time, then by write, then as the write had them.</summary>
    public static string History(HistoryEntry entry, long revision, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{HistoryOf(entry.Key)}{entry.At.UtcTicks:D19}|{revision:D10}|{number:D3}");

    /// <summary>Of a settling that leaves the finding alone: told once, however often it is tried.</summary>
    public static string History(HistoryEntry entry, OutboxEntry settled) =>
        string.Create(CultureInfo.InvariantCulture, $"{HistoryOf(entry.Key)}{entry.At.UtcTicks:D19}|~{Partitions.HashOf(settled.Id)}");

    public static string OutboxOf(OutboxEntry entry) => OutboxFrom(entry.DueAt.UtcTicks) + TableKey.Of(entry.Id);

    public static string OutboxFrom(long dueTicks) => string.Create(CultureInfo.InvariantCulture, $"{Outbox}{dueTicks:D19}|");

    public static string MembersOf(FindingKey key, string set) => $"{Members}{TableKey.Of(key.Value)}|{set}|";

    public static string Member(FindingKey key, string set, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{MembersOf(key, set)}{number:D4}");
}
