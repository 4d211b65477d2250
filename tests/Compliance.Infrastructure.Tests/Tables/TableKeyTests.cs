using Compliance.Infrastructure.Tables;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

public sealed class TableKeyTests
{
    [Fact]
    public void Of_EveryPairOfTexts_KeepsTheirOrder()
    {
        // Every printable ASCII character in three places, with nothing or something after it.
        var texts = Enumerable.Range(0x20, 0x5f).SelectMany(code => new[] { $"a{(char)code}", $"a{(char)code}/", $"a{(char)code}z", $"{(char)code}", $"a/{(char)code}" })
            .Append("").Append("a").Append("é").Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Equal(texts.Select(TableKey.Of), texts.Select(TableKey.Of).Order(StringComparer.Ordinal));
        Assert.Equal(texts.Count, texts.Select(TableKey.Of).Distinct().Count());
    }

    [Fact]
    public void Of_ForbiddenCharacters_AreGone()
    {
        Assert.False(TableKey.Of("/a\\b#c?d%e").AsSpan().ContainsAny(@"/\#?%"));
    }
}
