using Compliance.Application.Findings;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>The number below which no assessor writes, one a partition of findings. What is no finding has no partition, and passes the first.</summary>
internal static class SqliteFence
{
    private const string Partitions = "0123456789abcdef";

    /// <summary>Shuts out every assessor with a smaller number.</summary>
    /// <exception cref="StaleLeaseException">A greater number stands already.</exception>
    public static Task RaiseAsync(SqliteDatabase database, long number, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            foreach (var partition in Partitions)
            {
                Pass(connection, partition, number);
            }

            return number;
        },
        cancellationToken);

    /// <inheritdoc cref="Pass(SqliteConnection, char, long)"/>
    public static void Pass(SqliteConnection connection, long number) => Pass(connection, Partitions[0], number);

    /// <summary>Lets the holder of a number through, and nobody with a smaller one afterwards.</summary>
    /// <exception cref="StaleLeaseException">A greater number stands: the caller's transaction must not commit.</exception>
    public static void Pass(SqliteConnection connection, char partition, long number)
    {
        var passed = connection.Run(
            """
            INSERT INTO fence (partition, number) VALUES ($partition, $number)
            ON CONFLICT (partition) DO UPDATE SET number = excluded.number WHERE excluded.number >= number
            """,
            ("$partition", partition.ToString()),
            ("$number", number));
        if (passed == 0)
        {
            throw new StaleLeaseException($"The fence of partition {partition} stands above {number}: a newer assessor holds the lease.");
        }
    }
}
