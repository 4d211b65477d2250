using System.IO.Compression;
using System.Text;
using Xunit;

namespace Compliance.Infrastructure.Tests.Declarations;

public sealed class StrictFileTests
{
    private const string Text = """{"preview":{"acknowledgedBy":"Änne"}}""";

    public static TheoryData<byte[]> Encodings => [Encoding.UTF8.GetBytes(Text), [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text)], [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Text)], Zipped(Text)];

    [Theory]
    [MemberData(nameof(Encodings))]
    public async Task Read_AnyEncodingAShellWrites_IsUnderstood(byte[] bytes) =>
        Assert.Equal("Änne", (await DeclaredText.DeclarationsAsync(bytes)).PreviewAcknowledgedBy);

    [Theory]
    [InlineData("", "the file is empty")]
    [InlineData("{", "line 1, byte 2: ")]
    [InlineData("{\n  \"sites\": [,]\n}", "line 2, byte 13: ")]
    [InlineData("{} {}", "line 1, byte 4: ")]
    [InlineData("{\"sites\":[],}", "line 1, byte 13: ")]
    [InlineData("// later\n{}", "line 1, byte 1: ")]
    [InlineData("{\"\\ud800\":1}", "the file has a key that is no valid text")]
    [InlineData("{\"preview\":{\"acknowledgedBy\":\"\\ud800\"}}", "preview.acknowledgedBy is no valid text")]
    [InlineData("{\"a\\nb\":1}", "a b is not a known key")]
    public async Task Read_NoJsonOfOurs_NamesThePlace(string text, string expected) =>
        Assert.StartsWith(expected, await DeclaredText.RefusalAsync(() => DeclaredText.DeclarationsAsync(text)), StringComparison.Ordinal);

    [Fact]
    public async Task Read_BytesThatAreNoUtf8_AreRefused() =>
        Assert.Equal("the file is not UTF-8", await DeclaredText.RefusalAsync(() => DeclaredText.DeclarationsAsync([(byte)'"', 0xC3, (byte)'"'])));

    [Fact]
    public async Task Read_PackedFileThatUnpacksToTooMuch_IsRefused() =>
        Assert.Equal("the file is larger than 16 MiB", await DeclaredText.RefusalAsync(() => DeclaredText.DeclarationsAsync(Zipped(new string(' ', (16 * 1024 * 1024) + 1)))));

    [Fact]
    public async Task Read_NestedTooDeep_IsRefused() =>
        Assert.StartsWith("line 1, byte ", await DeclaredText.RefusalAsync(() => DeclaredText.DeclarationsAsync(new string('[', 65))), StringComparison.Ordinal);

    private static byte[] Zipped(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return packed.ToArray();
    }
}
