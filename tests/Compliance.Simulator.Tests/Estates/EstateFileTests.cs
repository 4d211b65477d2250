using System.IO.Compression;
using System.Text;
using Compliance.Simulator.Estates;

namespace Compliance.Simulator.Tests.Estates;

public sealed class EstateFileTests
{
    private const string One = """{"id":"/subscriptions/s/providers/N/t/a","type":"N/t"}""";
    private const string Two = """{"ID":"/subscriptions/s/providers/N/t/b","Type":"N/t"}""";

    [Theory]
    [InlineData($"[{One},{Two}]")]
    [InlineData($$"""{"data":[{{One}},{{Two}}]}""")]
    [InlineData($$"""{"value":[{{One}},{{Two}}],"nextLink":null}""")]
    [InlineData("""{"data":{"columns":[{"name":"id"},{"name":"type"}],"rows":[["/subscriptions/s/providers/N/t/a","N/t"],["/subscriptions/s/providers/N/t/b","N/t"]]}}""")]
    [InlineData($"{One}\n{Two}\n")]
    [InlineData($"\n  {One}\r\n\r\n{Two}")]
    public async Task Read_EachForm_GivesTheRows(string text)
    {
        var contents = await ReadAsync(Encoding.UTF8.GetBytes(text));

        Assert.Equal(2, contents.Rows.Count);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public async Task Read_WithByteOrderMark_GivesTheRows(string encoding)
    {
        var chosen = Encoding.GetEncoding(encoding);

        var contents = await ReadAsync([.. chosen.GetPreamble(), .. chosen.GetBytes($"[{One}]")]);

        Assert.Single(contents.Rows);
    }

    [Fact]
    public async Task Read_Gzip_GivesTheRows()
    {
        using var zipped = new MemoryStream();
        await using (var gzip = new GZipStream(zipped, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes($"[{One}]"));
        }

        Assert.Single((await ReadAsync(zipped.ToArray())).Rows);
    }

    [Fact]
    public async Task Read_SingleRowOnOneLine_IsOneRow()
    {
        Assert.Single((await ReadAsync(Encoding.UTF8.GetBytes(One))).Rows);
    }

    [Fact]
    public async Task Read_Head_GivesReadAtAndCoverage()
    {
        var contents = await ReadAsync(Encoding.UTF8.GetBytes("""{"readAt":"2026-11-21T09:00:00Z","coverage":{"subscriptions":["S"],"types":["N/t"]},"data":[]}"""));

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero), contents.ReadAt);
        Assert.True(contents.Coverage!.Subscriptions.Contains("s") && contents.Coverage.Types.Contains("n/T"));
    }

    [Theory]
    [InlineData("", "zero bytes")]
    [InlineData("nonsense", "not valid JSON")]
    [InlineData("42", "neither an object nor an array")]
    [InlineData("{}", "neither 'data' nor 'value'")]
    [InlineData("""{"data":{"columns":[]}}""", "'columns' and 'rows'")]
    [InlineData("""{"data":{"columns":[{"name":"id"}],"rows":[["a","b"]]}}""", "Row 1 does not have 1 cells")]
    [InlineData($"[{One},7]", "Row 2 is not an object")]
    [InlineData($$"""[{{One}},{"id":"/x"}]""", "Row 2 has no 'type'")]
    [InlineData("""[{"type":"N/t"}]""", "Row 1 has no 'id'")]
    [InlineData("""[{"id":"/x","type":"t","id":"/y"}]""", "not valid JSON")]
    [InlineData($"{One}\n{{broken", "Line 2 is not valid JSON")]
    [InlineData("""{"readAt":"yesterday","data":[]}""", "'readAt' is not a time")]
    [InlineData("""{"coverage":{"subscriptions":[]},"data":[]}""", "'coverage.types' is not a list")]
    public async Task Read_Malformed_SaysWhatAndWhere(string text, string reason)
    {
        var fault = await Assert.ThrowsAsync<EstateFormatException>(() => ReadAsync(Encoding.UTF8.GetBytes(text)));

        Assert.Contains(reason, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Fact]
    public async Task Read_TooDeep_IsRefused()
    {
        var deep = string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70));

        await Assert.ThrowsAsync<EstateFormatException>(() => ReadAsync(Encoding.UTF8.GetBytes($$"""[{"id":"/x","type":"t","properties":{{deep}}}]""")));
    }

    private static Task<EstateContents> ReadAsync(byte[] bytes) => EstateFile.ReadAsync(new MemoryStream(bytes), CancellationToken.None);
}
