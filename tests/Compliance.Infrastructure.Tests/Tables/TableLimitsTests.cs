using Compliance.Infrastructure.Tables;
using Xunit;

namespace Compliance.Infrastructure.Tests.Tables;

public sealed class TableLimitsTests
{
    [Fact]
    public void Put_PropertyAtTheLimit_IsTakenAndOneMoreIsNot()
    {
        TableOperation.Put(new TableEntity("p", "r") { ["Bytes"] = new byte[65_536], ["Text"] = new string('x', 32_768) });

        Assert.Throws<ArgumentException>(() => TableOperation.Put(new TableEntity("p", "r") { ["Bytes"] = new byte[65_537] }));
        Assert.Throws<ArgumentException>(() => TableOperation.Put(new TableEntity("p", "r") { ["Text"] = new string('x', 32_769) }));
    }

    [Fact]
    public void Put_RowAboveAMebibyte_IsRefused()
    {
        var row = new TableEntity("p", "r");
        for (var number = 0; number < 17; number++)
        {
            row[$"Bytes{number}"] = new byte[62_000];
        }

        Assert.Throws<ArgumentException>(() => TableOperation.Put(row));
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    [InlineData("a\nb")]
    [InlineData("a\u0085b")]
    public void Put_ForbiddenCharacterInKey_IsRefused(string key)
    {
        Assert.Throws<ArgumentException>(() => TableOperation.Put(new TableEntity("p", key)));
        Assert.Throws<ArgumentException>(() => TableOperation.Delete(key, "r", "*"));
    }

    [Fact]
    public void Put_KeyTooLong_IsRefused()
    {
        Assert.Throws<ArgumentException>(() => TableOperation.Put(new TableEntity("p", new string('k', 513))));
    }

    [Fact]
    public void Put_TypeThatTablesLack_IsRefused()
    {
        Assert.Throws<NotSupportedException>(() => TableOperation.Put(new TableEntity("p", "r") { ["Value"] = 1.5m }));
    }
}
