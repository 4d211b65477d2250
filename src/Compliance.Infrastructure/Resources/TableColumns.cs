using System.Text;
using System.Text.Json;

namespace Compliance.Infrastructure.Resources;

/// <summary>Resource Graph's table format: the names of the columns once, then a list of cells a row.</summary>
internal static class TableColumns
{
    /// <returns>The names as UTF-8.</returns>
    public static byte[][] Read(scoped ref JsonCursor json)
    {
        var names = JsonLists.Texts(ref json, static (scoped ref JsonCursor column) =>
        {
            if (column.Token is not JsonTokenType.StartObject)
            {
                return JsonLists.WrongElement(ref column);
            }

            Domain.Resources.Value name = default;
            while (column.Next())
            {
                if (column.Is("name"u8))
                {
                    name = column.Value();
                }
            }

            return name.Text is null ? Domain.Resources.Value.OfMalformed("") : name;
        });
        return !names.IsMalformed || json.IsStarved
            ? [.. names.Items.Select(Encoding.UTF8.GetBytes)]
            : throw new RowException("the 'columns' of the table are no list of named columns");
    }

    /// <summary>Reads the cells of a row; the cursor stands on the start of their list.</summary>
    /// <returns>False when the cursor starved.</returns>
    public static bool ReadCells(byte[][] columns, scoped ref RowReader row, scoped ref JsonCursor json)
    {
        foreach (var column in columns)
        {
            var next = json;
            if (next.Read() && next.Token is JsonTokenType.EndArray)
            {
                throw new RowException($"has fewer cells than the table's {columns.Length} columns");
            }

            json.Name(column);
            row.ReadField(ref json);
        }

        if (json.Read() && json.Token is not JsonTokenType.EndArray)
        {
            throw new RowException($"has more cells than the table's {columns.Length} columns");
        }

        return !json.IsStarved;
    }
}
