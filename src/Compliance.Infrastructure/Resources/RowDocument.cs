using System.Text.Json;

namespace Compliance.Infrastructure.Resources;

/// <summary>
/// Reads rows from a document in any of the forms they come in: <c>{ data: [rows] }</c>, <c>{ value: [rows] }</c>,
/// <c>{ data: { columns, rows } }</c>, <c>[rows]</c>, or one row after the other. Fed piece by piece, it hands each row to the sink and keeps none.
/// </summary>
/// <param name="typeFromId">Rows need no <c>type</c>: Resource Manager leaves it out of some lists.</param>
internal sealed class RowDocument(IRowSink sink, StringPool pool, bool typeFromId)
{
    private JsonReaderState _state = new(JsonCursor.Options);
    private Place _place = Place.Start;
    private byte[][]? _columns;
    private bool _hasRows;
    private bool _isAfterRow;

    private enum Place
    {
        Start,
        Head,
        Rows,
        Table,
        TableRows,
        BareRows,
        Lines,
        End,
    }

    public DocumentHead Head { get; } = new();

    /// <summary>Rows handed to the sink.</summary>
    public long Rows { get; private set; }

    /// <summary>Where in the last piece what was being read starts.</summary>
    public int Position { get; private set; }

    /// <summary>Whether what is read now is a row, the one after <see cref="Rows"/>.</summary>
    public bool IsAmongRows => _place is Place.Rows or Place.TableRows or Place.BareRows or Place.Lines;

    /// <summary>Whether the next byte is the first after a row, so that <see cref="ReadAhead"/> can read what follows.</summary>
    public bool IsBetweenRows => _isAfterRow && _place is Place.Rows or Place.BareRows or Place.Lines;

    /// <summary>False while nothing but white space was seen.</summary>
    public bool HasBegun => _place is not Place.Start;

    /// <param name="piece">The next bytes; those that were not consumed come first in the next piece, followed by more.</param>
    /// <returns>How many bytes were consumed.</returns>
    /// <exception cref="RowException">It is no document of rows.</exception>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public int Consume(ReadOnlySpan<byte> piece, bool isFinal)
    {
        var json = new JsonCursor(piece, isFinal, _state, pool);
        var mark = json;
        do
        {
            mark = json;
            Position = mark.BytesConsumed;
            Step(ref json);
        }
        while (!json.IsStarved);

        _state = mark.State;
        return mark.BytesConsumed;
    }

    /// <summary>Reads a block some way ahead, on the guess that it begins where a row ends: there the state of the JSON is always the same.</summary>
    public RowBlock ReadAhead(byte[] bytes, int length) => new(bytes, length, _state, pool, typeFromId);

    /// <summary>Takes the rows of a block, which now is known to begin where the document stands.</summary>
    public void Take(IReadOnlyList<Row> rows)
    {
        foreach (var row in rows)
        {
            sink.Add(row);
        }

        Rows += rows.Count;
    }

    private void Step(scoped ref JsonCursor json)
    {
        switch (_place)
        {
            case Place.Start:
                Begin(ref json);
                break;
            case Place.Head:
                ReadHead(ref json);
                break;
            case Place.Table:
                ReadTable(ref json);
                break;
            case Place.TableRows:
                ReadTableRow(ref json);
                break;
            case Place.End:
                Refuse(json.Read(), "there is more after the end of the document");
                break;
            default:
                ReadRow(ref json);
                break;
        }
    }

    private void Begin(scoped ref JsonCursor json)
    {
        if (!json.Read())
        {
            return;
        }

        if (json.Token is JsonTokenType.StartArray)
        {
            _place = Place.BareRows;
            return;
        }

        Refuse(json.Token is not JsonTokenType.StartObject, "the root is neither an object nor an array");
        var ahead = json;
        while (ahead.Next())
        {
            if (DocumentHead.Knows(ahead))
            {
                _place = Place.Head;
                return;
            }

            if (ahead.Is("id"u8) || ahead.Is("type"u8))
            {
                _place = Place.Lines;
                var first = RowReader.OfObject(ref json);
                Add(ref first, json);
                return;
            }
        }

        Refuse(!ahead.IsStarved, "the root object has neither 'data' nor 'value', and is no row");
        json = ahead;
    }

    private void ReadHead(scoped ref JsonCursor json)
    {
        if (!json.Next())
        {
            Refuse(!json.IsStarved && !_hasRows, "the root object has neither 'data' nor 'value'");
            _place = json.IsStarved ? _place : Place.End;
        }
        else if (DocumentHead.IsRows(json))
        {
            OpenRows(ref json);
        }
        else
        {
            Head.Read(ref json);
        }
    }

    private void OpenRows(scoped ref JsonCursor json)
    {
        var key = json.Key;
        if (json.Read())
        {
            _hasRows = true;
            _isAfterRow = false;
            _place = json.Token switch
            {
                JsonTokenType.StartArray => Place.Rows,
                JsonTokenType.StartObject => Place.Table,
                _ => throw new RowException($"'{key}' is neither a list of rows nor a table"),
            };
        }
    }

    private void ReadRow(scoped ref JsonCursor json)
    {
        if (!json.Read())
        {
            return;
        }

        if (json.Token is JsonTokenType.EndArray)
        {
            _place = _place is Place.BareRows ? Place.End : Place.Head;
            return;
        }

        Refuse(json.Token is not JsonTokenType.StartObject, "is no object");
        var row = RowReader.OfObject(ref json);
        Add(ref row, json);
    }

    private void ReadTable(scoped ref JsonCursor json)
    {
        if (!json.Next())
        {
            _place = json.IsStarved ? _place : Place.Head;
        }
        else if (json.Is("columns"u8))
        {
            _columns = TableColumns.Read(ref json);
        }
        else if (json.Is("rows"u8) && json.Read())
        {
            Refuse(_columns is null, "a table must have its 'columns' before its 'rows'");
            Refuse(json.Token is not JsonTokenType.StartArray, "the 'rows' of the table are no list");
            _place = Place.TableRows;
        }
    }

    private void ReadTableRow(scoped ref JsonCursor json)
    {
        if (!json.Read())
        {
            return;
        }

        if (json.Token is JsonTokenType.EndArray)
        {
            _place = Place.Table;
            return;
        }

        Refuse(json.Token is not JsonTokenType.StartArray, "is no list of cells");
        var row = new RowReader();
        if (TableColumns.ReadCells(_columns!, ref row, ref json))
        {
            Add(ref row, json);
        }
    }

    private void Add(scoped ref RowReader row, scoped in JsonCursor json)
    {
        if (!json.IsStarved)
        {
            sink.Add(row.Complete(typeFromId));
            Rows++;
            _isAfterRow = true;
        }
    }

    private static void Refuse(bool isWrong, string message)
    {
        if (isWrong)
        {
            throw new RowException(message);
        }
    }
}
