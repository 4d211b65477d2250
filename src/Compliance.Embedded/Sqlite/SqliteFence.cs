using Compliance.Application.Findings;
using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>The number below which no assessor writes, one a partition.</summary>
internal static class SqliteFence
{
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
