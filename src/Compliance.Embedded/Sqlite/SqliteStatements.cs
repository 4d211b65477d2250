using Microsoft.Data.Sqlite;

namespace Compliance.Embedded.Sqlite;

/// <summary>Statements in one line each. Null parameters become SQL nulls.</summary>
internal static class SqliteStatements
{
    /// <returns>How many rows were changed.</returns>
    public static int Run(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.CommandOf(sql, parameters);
        return command.ExecuteNonQuery();
    }

    public static List<T> Query<T>(
        this SqliteConnection connection,
        string sql,
        Func<SqliteDataReader, T> read,
        params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.CommandOf(sql, parameters);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The first column of the first row; null when there is none, or when it is null.</summary>
    public static T? Scalar<T>(this SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        using var command = connection.CommandOf(sql, parameters);
        return command.ExecuteScalar() is T value ? value : default;
    }

    public static byte[] Bytes(this SqliteDataReader reader, int column) => reader.GetFieldValue<byte[]>(column);

    private static SqliteCommand CommandOf(this SqliteConnection connection, string sql, ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // Every statement is a constant of this assembly, or joined from such: values go in as parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}
