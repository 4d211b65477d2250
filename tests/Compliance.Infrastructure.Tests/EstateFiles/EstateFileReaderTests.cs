using System.IO.Compression;
using System.Text;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.EstateFiles;
using Xunit;
using static Compliance.Infrastructure.Tests.EstateFiles.EstateFile;

namespace Compliance.Infrastructure.Tests.EstateFiles;

public sealed class EstateFileReaderTests
{
    public static TheoryData<string, string> Forms { get; } = new()
    {
        { "data", $$"""{"count":2,"data":[{{Cluster("a")}},{{Cluster("b")}}],"skip_token":null,"total_records":2}""" },
        { "value", $$"""{"value":[{{Cluster("a")}},{{Cluster("b")}}]}""" },
        { "pascal case", $$"""{"Data":[{{Cluster("a")}},{{Cluster("b")}}],"SkipToken":null,"Count":2}""" },
        { "table", $$"""{"data":{"columns":[{"name":"id","type":"string"},{"name":"type","type":"string"},{"name":"properties","type":"object"}],"rows":[["{{ClusterId("a")}}","microsoft.kubernetes/connectedclusters",{}],["{{ClusterId("b")}}","microsoft.kubernetes/connectedclusters",null]]} }""" },
        { "bare array", $"[{Cluster("a")},{Cluster("b")}]" },
        { "lines", $"{Cluster("a")}\n{Cluster("b")}\n" },
        { "lines without an end", $"{Cluster("a")}\r\n{Cluster("b")}" },
        { "type first", $$"""{"type":"microsoft.kubernetes/connectedclusters","id":"{{ClusterId("a")}}"}{"name":"b","id":"{{ClusterId("b")}}","type":"microsoft.kubernetes/connectedclusters"}""" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ReadAsync_AnyForm_GivesItsRows(string form, string text)
    {
        var estate = await ReadAsync(text);

        Assert.True(estate.Count == 2, form);
        Assert.NotNull(estate.Find<ConnectedCluster>(ResourceId.Parse(ClusterId("a"))));
        Assert.NotNull(estate.Find<ConnectedCluster>(ResourceId.Parse(ClusterId("b"))));
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task ReadAsync_AnyFormInAnyEncoding_GivesItsRows(string form, string text)
    {
        byte[][] encoded =
        [
            [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
            [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
            [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
            Gzip(Encoding.UTF8.GetBytes(text)),
            Gzip([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)]),
        ];

        foreach (var bytes in encoded)
        {
            var estate = await ReadAsync(bytes);

            Assert.True(estate.Count == 2, form);
        }
    }

    [Fact]
    public async Task ReadAsync_KeysSortedAsTheAzureCliDoes_ReadsTypeAfterProperties()
    {
        var estate = await ReadAsync($$"""[{"id":"{{ClusterId("a")}}","kind":"ProvisionedCluster","properties":{"privateLinkState":"Enabled"},"type":"microsoft.kubernetes/connectedclusters"}]""");

        var cluster = Assert.IsType<ConnectedCluster>(Assert.Single(estate.Resources));
        Assert.Equal(Value.Of("Enabled"), cluster.PrivateLinkState);
        Assert.True(cluster.IsProvisionedCluster);
    }

    [Fact]
    public async Task ReadAsync_RowsLargerThanTheBuffer_ReadsThemWhole()
    {
        var padding = new string('x', 300_000);
        var rows = Enumerable.Range(0, 5).Select(i => $$"""{"id":"{{ClusterId($"c{i}")}}","type":"microsoft.kubernetes/connectedclusters","properties":{"padding":"{{padding}}","privateLinkState":"Enabled"} }""");

        var estate = await ReadAsync($"[{string.Join(',', rows)}]");

        Assert.Equal(5, estate.Count);
        Assert.All(estate.Resources.Cast<ConnectedCluster>(), cluster => Assert.Equal(Value.Of("Enabled"), cluster.PrivateLinkState));
    }

    [Fact]
    public async Task ReadAsync_StreamThatGivesOneByteAtATime_GivesTheSameEstate()
    {
        var text = $"[{Cluster("käfer")},{Cluster("b")}]";
        using var stream = new SlowStream(Encoding.UTF8.GetBytes(text));

        var estate = await EstateFileReader.ReadAsync(stream, "slow", new EstateFileOptions { Now = Now }, CancellationToken.None);

        Assert.NotNull(estate.Find(ResourceId.Parse(ClusterId("käfer"))));
    }

    [Fact]
    public async Task ReadAsync_DuplicateIds_KeepsTheLastAndWarns()
    {
        var first = $$"""{"id":"{{ClusterId("a")}}","type":"microsoft.kubernetes/connectedclusters","properties":{"privateLinkState":"Enabled"} }""";
        var second = first.Replace("Enabled", "Disabled", StringComparison.Ordinal).Replace("resourceGroups", "resourcegroups", StringComparison.Ordinal);

        var estate = await ReadAsync($"[{first},{second}]");

        var cluster = Assert.IsType<ConnectedCluster>(Assert.Single(estate.Resources));
        Assert.Equal(Value.Of("Disabled"), cluster.PrivateLinkState);
        Assert.Contains("more than one row", Assert.Single(estate.Coverage.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_RowsOfOtherTypes_AreCounted()
    {
        var estate = await ReadAsync($"[{Cluster("a")},{Row($"/subscriptions/{Sub}/resourceGroups/rg/providers/Microsoft.Web/sites/s", "microsoft.web/sites")}]");

        Assert.Equal(1, estate.Count);
        Assert.Equal(1, estate.Coverage.RowsIgnored);
    }

    [Fact]
    public async Task ReadAsync_LookAlikeScope_IsNoScope()
    {
        var id = $"/subscriptions/{Sub}/resourceGroups/rg/providers/Microsoft.KubernetesConfiguration/privateLinkScopes/s";

        var estate = await ReadAsync($"[{Row(id, "microsoft.kubernetesconfiguration/privatelinkscopes")}]");

        Assert.Equal(0, estate.Count);
        Assert.Equal(1, estate.Coverage.RowsIgnored);
    }

    [Fact]
    public async Task ReadAsync_EmptyArray_IsAnEstateThatCoversNothing()
    {
        var estate = await ReadAsync("[]");

        Assert.Equal(0, estate.Count);
        Assert.Empty(estate.Coverage.Subscriptions);
        Assert.Equal(Now, estate.ReadAt);
    }

    [Fact]
    public async Task ReadAsync_ReadAtInTheHead_IsTheTimeOfTheEstateUnlessOverridden()
    {
        const string text = """{"readAt":"2026-11-20T09:30:00Z","data":[]}""";
        var at = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        var own = await ReadAsync(text);
        var overridden = await ReadAsync(text, new EstateFileOptions { Now = Now, At = at });

        Assert.Equal(new DateTimeOffset(2026, 11, 20, 9, 30, 0, TimeSpan.Zero), own.ReadAt);
        Assert.Equal(at, overridden.ReadAt);
    }

    [Fact]
    public async Task ReadAsync_Cancelled_Stops()
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes("[]"));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => EstateFileReader.ReadAsync(stream, "x", new EstateFileOptions { Now = Now }, new CancellationToken(canceled: true)));
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(1, buffer.Length)], cancellationToken);
    }
}
