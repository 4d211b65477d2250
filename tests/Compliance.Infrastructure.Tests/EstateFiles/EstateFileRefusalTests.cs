using System.IO.Compression;
using System.Text;
using Compliance.Infrastructure.EstateFiles;
using Xunit;
using static Compliance.Infrastructure.Tests.EstateFiles.EstateFile;

namespace Compliance.Infrastructure.Tests.EstateFiles;

/// <summary>Each malformed file is refused with one line that says where.</summary>
public sealed class EstateFileRefusalTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("\uFEFF")]
    public async Task ReadAsync_NothingInTheFile_IsRefused(string text) => Assert.Equal("the file is empty", await RefusalAsync(text));

    [Theory]
    [InlineData("42", "byte 1: the root is neither an object nor an array")]
    [InlineData("null", "byte 1: the root is neither an object nor an array")]
    [InlineData("{}", "byte 1: the root object has neither 'data' nor 'value', and is no row")]
    [InlineData("""{"foo":1}""", "byte 1: the root object has neither 'data' nor 'value', and is no row")]
    [InlineData("""{"count":1}""", "byte 11: the root object has neither 'data' nor 'value'")]
    [InlineData("""{"data":"rows"}""", "byte 2: 'data' is neither a list of rows nor a table")]
    [InlineData("""{"data":null}""", "byte 2: 'data' is neither a list of rows nor a table")]
    [InlineData("[] []", "byte 3: there is more after the end of the document")]
    [InlineData("""{"readAt":"yesterday","data":[]}""", "'readAt' is no ISO 8601 time: yesterday")]
    [InlineData("""{"coverage":[],"data":[]}""", "byte 2: 'coverage' must be an object with the lists of strings 'subscriptions' and 'types', and perhaps 'gaps'")]
    [InlineData("""{"coverage":{"subscriptions":[],"types":[],"gaps":[1]},"data":[]}""", "byte 2: 'coverage' must be an object with the lists of strings 'subscriptions' and 'types', and perhaps 'gaps'")]
    [InlineData("""{"coverage":{"types":"all"},"data":[]}""", "byte 2: 'coverage' must be an object with the lists of strings 'subscriptions' and 'types', and perhaps 'gaps'")]
    [InlineData("""{"data":{"rows":[],"columns":[]}}""", "byte 10: a table must have its 'columns' before its 'rows'")]
    [InlineData("""{"data":{"columns":[{"name":"id"}],"rows":[[1,2]]}}""", "row 1, byte 44: the row has an 'id' that is no string")]
    public async Task ReadAsync_WrongRoot_IsRefused(string text, string message) => Assert.Equal(message, await RefusalAsync(text));

    [Theory]
    [InlineData("""{"type":"t/t"}""", "has no 'id'")]
    [InlineData("""{"id":"/subscriptions/s"}""", "has no 'type'")]
    [InlineData("""{"id":5,"type":"t/t"}""", "has an 'id' that is no string")]
    [InlineData("""{"id":"store-1","type":"t/t"}""", "has an 'id' that is no ARM resource id: 'store-1'")]
    [InlineData("""{"id":"/subscriptions/s","type":{}}""", "has a 'type' that is no string")]
    [InlineData("""[1]""", "is no object")]
    [InlineData("null", "is no object")]
    public async Task ReadAsync_BadRow_IsRefusedWithItsNumber(string row, string message)
    {
        var text = $"[{Cluster("a")},{row}]";

        Assert.Equal($"row 2, byte {Cluster("a").Length + 2}: the row {message}", await RefusalAsync(text));
    }

    [Fact]
    public async Task ReadAsync_BadCells_AreRefused()
    {
        const string start = """{"data":{"columns":[{"name":"id"},{"name":"type"}],"rows":[""";

        Assert.Contains("row 1, byte 60: the row has fewer cells", await RefusalAsync(start + """["/subscriptions/s"]]}}"""), StringComparison.Ordinal);
        Assert.Contains("row 1, byte 60: the row has more cells", await RefusalAsync(start + """["/subscriptions/s","t/t",1]]}}"""), StringComparison.Ordinal);
        Assert.Contains("row 1, byte 60: the row is no list of cells", await RefusalAsync(start + """{}]}}"""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_BadLine_IsRefusedWithItsRowAndLine()
    {
        var text = $"{Cluster("a")}\n{Cluster("b")}\n{{\"id\":\"/subscriptions/s\",\n oops}}\n";

        Assert.StartsWith("row 3, line 4, byte 2: not JSON: ", await RefusalAsync(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_TruncatedAnywhere_IsRefused()
    {
        var text = $$"""{"data":[{{Cluster("a")}}],"skip_token":null}""";

        for (var length = 1; length < text.Length; length++)
        {
            Assert.Contains("not JSON: ", await RefusalAsync(text[..length]), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ReadAsync_NestedDeeperThan64_IsRefused()
    {
        // The array, the row and its properties are three levels.
        static string Nested(int depth) =>
            $$"""[{"id":"{{ClusterId("a")}}","type":"t/t","properties":{"a":{{new string('[', depth - 3)}}{{new string(']', depth - 3)}} } }]""";

        var refusal = await RefusalAsync(Nested(65));

        Assert.StartsWith("row 1, line 1, byte ", refusal, StringComparison.Ordinal);
        Assert.Contains("depth of 64", refusal, StringComparison.Ordinal);
        Assert.Equal(1, (await ReadAsync(Nested(64))).Coverage.RowsIgnored);
    }

    [Fact]
    public async Task ReadAsync_StringOf64Megabytes_IsRefusedWithItsPosition()
    {
        var row = $$"""{"id":"{{ClusterId("b")}}","type":"t/t","name":"{{new string('x', 64 * 1024 * 1024)}}"}""";

        var refusal = await RefusalAsync($"[{Cluster("a")},{row}]");

        Assert.Equal($"row 2, byte {Cluster("a").Length + 2}: one element is larger than 32 MiB", refusal);
    }

    [Fact]
    public async Task ReadAsync_NotUtf8EvenWhereNobodyReads_IsRefusedWithItsPosition()
    {
        var start = $$"""[{"id":"{{ClusterId("a")}}","type":"t/t","name":"x""";

        var refusal = await RefusalAsync([.. Encoding.UTF8.GetBytes(start), 0xC3, 0x28, .. "\"}]"u8]);

        Assert.Equal($"byte {start.Length + 1}: not UTF-8", refusal);
    }

    [Fact]
    public async Task ReadAsync_HalfASurrogatePairInUtf16_IsRefused()
    {
        byte[] bytes = [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes("[\""), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("\"]")];

        Assert.NotEmpty(await RefusalAsync(bytes));
    }

    [Fact]
    public async Task ReadAsync_HalfASurrogatePairInAnEscape_IsRefused() =>
        Assert.Contains("surrogate", await RefusalAsync("""[{"id":"/subscriptions/\ud800","type":"t/t"}]"""), StringComparison.Ordinal);

    [Fact]
    public async Task ReadAsync_GzipBomb_IsRefusedAtTheLimit()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[8 * 1024 * 1024].AsMemory());
        }

        var refusal = await RefusalAsync(packed.ToArray(), new EstateFileOptions { Now = Now, MaxUnpackedBytes = 100_000 });

        Assert.Equal("more than 100000 bytes when unpacked; if it is meant to be so large, unpack it first", refusal);
    }

    [Fact]
    public async Task ReadAsync_DamagedGzip_IsRefused() => Assert.NotEmpty(await RefusalAsync([0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8]));
}
