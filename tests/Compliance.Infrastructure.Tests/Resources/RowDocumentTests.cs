using System.Text;
using Compliance.Infrastructure.Resources;
using Compliance.Infrastructure.Tests.EstateFiles;
using Xunit;

namespace Compliance.Infrastructure.Tests.Resources;

public sealed class RowDocumentTests
{
    private static readonly string Rich =
        $$"""{"id":"{{EstateFile.ClusterId("käfer")}}","kind":"","properties":{"agentVersion":["x"],"gateway":{"enabled":true},"privateLinkState":"En\u0061bled"},"type":"Microsoft.Kubernetes/connectedClusters"}""";

    public static TheoryData<string> Documents { get; } =
    [
        $$"""{"readAt":"2026-11-20T09:30:00Z","coverage":{"subscriptions":["s"],"types":["t"]},"data":[{{Rich}},{{EstateFile.Cluster("b")}}],"skip_token":null}""",
        $"[{Rich},{EstateFile.Cluster("b")}]",
        $"{Rich}\n{EstateFile.Cluster("b")}\n",
        $$"""{"data":{"columns":[{"name":"id"},{"name":"type"},{"name":"properties"}],"rows":[["{{EstateFile.ClusterId("a")}}","t/t",{"x":[1]}],["{{EstateFile.ClusterId("b")}}","t/t",null]]} }""",
    ];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Consume_CutAnywhere_GivesTheSameRows(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var whole = Rows(bytes, bytes.Length);

        Assert.Equal(2, whole.Count);
        for (var cut = 0; cut < bytes.Length; cut++)
        {
            Assert.Equal(whole, Rows(bytes, cut));
        }
    }

    [Fact]
    public void FindWrong_CutAnywhere_FindsTheSamePlace()
    {
        byte[] right = [.. "aä€😀b"u8];
        byte[] wrong = [.. right, 0xE2, 0x28, 0x61];

        for (var cut = 0; cut <= wrong.Length; cut++)
        {
            Assert.Equal(-1, Place(right, Math.Min(cut, right.Length)));
            Assert.InRange(Place(wrong, cut), right.Length, right.Length + 1);
        }

        Assert.Equal(right.Length, new Utf8Check().FindWrong([.. right, 0xE2], isFinal: true));
    }

    private static IReadOnlyList<Row> Rows(byte[] bytes, int cut)
    {
        var rows = new RowList();
        var document = new RowDocument(rows, new StringPool(), typeFromId: false);
        var consumed = document.Consume(bytes.AsSpan(0, cut), isFinal: false);
        document.Consume(bytes.AsSpan(consumed), isFinal: true);
        return rows.Items;
    }

    private static int Place(byte[] bytes, int cut)
    {
        var check = new Utf8Check();
        var first = check.FindWrong(bytes.AsSpan(0, cut), isFinal: false);
        var second = first >= 0 ? first : check.FindWrong(bytes.AsSpan(cut), isFinal: true);
        return first >= 0 ? first : second < 0 ? -1 : cut + second;
    }
}
