using System.Globalization;

namespace Compliance.Infrastructure.Tables;

/// <summary>A condition in the table service's filter language; values never become language.</summary>
internal sealed record TableFilter(string Text)
{
    public static TableFilter Partition(char partition) => Equal("PartitionKey", partition.ToString());

    /// <summary>Rows of one partition whose keys begin with a prefix.</summary>
    public static TableFilter Rows(string partition, string prefix) =>
        Equal("PartitionKey", partition).And(From("RowKey", prefix)).And(Before("RowKey", TableKey.EndOf(prefix)));

    public static TableFilter Equal(string name, string value) => new($"{name} eq {Literal(value)}");

    public static TableFilter Equal(string name, bool value) => new($"{name} eq {(value ? "true" : "false")}");

    public static TableFilter From(string name, string value) => new($"{name} ge {Literal(value)}");

    public static TableFilter From(string name, DateTimeOffset value) => new($"{name} ge {Literal(value)}");

    public static TableFilter After(string name, string value) => new($"{name} gt {Literal(value)}");

    public static TableFilter UpTo(string name, string value) => new($"{name} le {Literal(value)}");

    public static TableFilter Before(string name, string value) => new($"{name} lt {Literal(value)}");

    public static TableFilter Before(string name, DateTimeOffset value) => new($"{name} lt {Literal(value)}");

    public static TableFilter StartsWith(string name, string prefix) => From(name, prefix).And(Before(name, TableKey.EndOf(prefix)));

    public TableFilter And(TableFilter other) => new($"{Text} and {other.Text}");

    public TableFilter Or(TableFilter other) => new($"(({Text}) or ({other.Text}))");

    private static string Literal(string value) => $"'{value.Replace("'", "''", StringComparison.Ordinal)}'";

    private static string Literal(DateTimeOffset value) => $"datetime'{value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}'";
}
