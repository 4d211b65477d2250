using System.Text;
using System.Text.Json;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.EstateFiles;
using Xunit;

namespace Compliance.Infrastructure.Tests.Resources;

/// <summary>A stream long enough to be read in blocks gives what the document gives when it is handed all bytes at once.</summary>
public sealed class RowStreamTests
{
    private const int RowCount = 3_000;

    // In a string, looks nearly like the end of a row and the start of another; the lists of the rows look exactly like it.
    private static readonly string[] Decoys = ["""},{\"id\":""", """},\n{\n  \"id\":"""];

    public static TheoryData<string> Forms { get; } = ["data", "head last", "value", "array", "lines", "crlf", "indented", "nothing between", "two lists"];

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ReadAllAsync_LongDocument_GivesItsRowsInOrder(string form)
    {
        var bytes = Encoding.UTF8.GetBytes(Text(form, Rows()));
        var (expected, head) = Whole(bytes);

        var rows = new RowList();
        var document = new RowDocument(rows, new StringPool(), typeFromId: false);
        await ReadAsync(bytes, document);

        Assert.Equal(RowCount, expected.Count);
        Assert.Equal(expected, rows.Items);
        Assert.Equal(RowCount, document.Rows);
        Assert.Equal(head.SkipToken, document.Head.SkipToken);
        Assert.Equal(head.TotalRecords, document.Head.TotalRecords);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ReadAllAsync_BrokenFarInside_IsRefusedWhereItIs(string form)
    {
        foreach (var place in (int[])[1, RowCount / 2, RowCount - 2])
        {
            foreach (var wrong in (string[])["{oops}", "{\n\"id\"\n:\n\n  5 5}", "]", "{\"id\":\"store-1\"}", "{\"id\":\"/subscriptions/s\"}", "7", "}", ","])
            {
                var rows = Rows();
                rows[place] = wrong;
                var bytes = Encoding.UTF8.GetBytes(Text(form, rows));

                var error = await Assert.ThrowsAsync<DocumentException>(() => ReadAsync(bytes, new RowDocument(new RowList(), new StringPool(), typeFromId: false)));

                Assert.StartsWith(Refusal(bytes), error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task ReadAllAsync_ColonBetweenTwoRows_IsRefused()
    {
        var text = Text("array", Rows()).Replace("},{\"id\":\"" + EstateFile.ClusterId("c2000"), "}:{\"id\":\"" + EstateFile.ClusterId("c2000"), StringComparison.Ordinal);

        var error = await Assert.ThrowsAsync<DocumentException>(() => ReadAsync(Encoding.UTF8.GetBytes(text), new RowDocument(new RowList(), new StringPool(), typeFromId: false)));

        Assert.StartsWith("row 2001, line 1, byte ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAllAsync_NotUtf8FarInside_IsRefusedWhereItIs()
    {
        var bytes = Encoding.UTF8.GetBytes(Text("array", Rows()));
        var place = bytes.AsSpan().LastIndexOf("padding"u8);
        bytes[place] = 0xFF;

        var error = await Assert.ThrowsAsync<DocumentException>(() => ReadAsync(bytes, new RowDocument(new RowList(), new StringPool(), typeFromId: false)));

        Assert.Equal($"byte {place + 1}: not UTF-8", error.Message);
    }

    [Fact]
    public async Task ReadAllAsync_CancelledFarInside_Stops()
    {
        using var source = new CancellationTokenSource();
        var bytes = Encoding.UTF8.GetBytes(Text("array", Rows()));
        using var stream = new CancellingStream(bytes, bytes.Length / 2, source);
        var document = new RowDocument(new RowList(), new StringPool(), typeFromId: false);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new RowStream(stream, document, long.MaxValue).ReadAllAsync(source.Token));

        Assert.InRange(document.Rows, 1, RowCount / 2);
    }

    // Rows of many lengths, so that the ends of blocks fall everywhere in them.
    private static List<string> Rows() =>
    [
        .. Enumerable.Range(0, RowCount).Select(i =>
            $$"""{"id":"{{EstateFile.ClusterId($"c{i}")}}","name":"{{(i % 50 == 7 ? Decoys[i % 2] : "käfer")}}","properties":{"privateLinkState":"{{i}}","padding":"{{new string('x', i % 997)}}","list":[{"id":1},{"id":"{{i % 3}}"},{"id":[]}]},"type":"microsoft.kubernetes/connectedclusters"}"""),
    ];

    private static string Text(string form, IReadOnlyList<string> rows) => form switch
    {
        "data" => $$"""{"skip_token":"s","total_records":9,"data":[{{string.Join(',', rows)}}]}""",
        "head last" => $$"""{"data":[{{string.Join(',', rows)}}],"total_records":9,"skip_token":"s"}""",
        "value" => $$"""{"value":[{{string.Join(" , ", rows)}}]}""",
        "array" => $"[{string.Join(',', rows)}]",
        "lines" => string.Join('\n', rows),
        "crlf" => string.Join("\r\n", rows) + "\r\n",
        "indented" => $"[\n{string.Join(",\n", rows).Replace("{\"id\":", "{\n  \"id\":", StringComparison.Ordinal)}\n]\n",
        "nothing between" => string.Concat(rows),
        _ => $$"""{"data":[{{string.Join(',', rows.Take(RowCount / 2))}}],"skip_token":"between","value":[{{string.Join(',', rows.Skip(RowCount / 2))}}],"total_records":9}""",
    };

    private static (IReadOnlyList<Row> Rows, DocumentHead Head) Whole(byte[] bytes)
    {
        var rows = new RowList();
        var document = new RowDocument(rows, new StringPool(), typeFromId: false);
        document.Consume(bytes, isFinal: true);
        return (rows.Items, document.Head);
    }

    /// <summary>Where, and for a row also why, a document is refused that is handed all bytes at once.</summary>
    private static string Refusal(byte[] bytes)
    {
        var document = new RowDocument(new RowList(), new StringPool(), typeFromId: false);
        try
        {
            document.Consume(bytes, isFinal: true);
            return "(it was not refused)";
        }
        catch (JsonException error)
        {
            return $"{(document.IsAmongRows ? $"row {document.Rows + 1}, " : "")}line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}: not JSON: ";
        }
        catch (RowException error)
        {
            return document.IsAmongRows
                ? $"row {document.Rows + 1}, byte {document.Position + 1}: the row {error.Message}"
                : $"byte {document.Position + 1}: {error.Message}";
        }
    }

    private static async Task ReadAsync(byte[] bytes, RowDocument document)
    {
        using var stream = new MemoryStream(bytes);
        await new RowStream(stream, document, long.MaxValue).ReadAllAsync(CancellationToken.None);
    }

    /// <summary>Is cancelled when the reading comes to a place.</summary>
    private sealed class CancellingStream(byte[] bytes, int place, CancellationTokenSource source) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Position >= place)
            {
                source.Cancel();
            }

            return base.ReadAsync(buffer, cancellationToken);
        }
    }
}
