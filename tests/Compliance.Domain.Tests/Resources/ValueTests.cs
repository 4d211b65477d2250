using Compliance.Domain.Resources;
using Xunit;

namespace Compliance.Domain.Tests.Resources;

public sealed class ValueTests
{
    private static readonly Value Malformed = Value.OfMalformed("{\"a\":1}");

    [Fact]
    public void Of_Null_IsAbsent()
    {
        Assert.Equal((true, false, true, null, null, "(absent)"), Facts(Value.Of(null)));
        Assert.Equal(default, Value.Of(null));
    }

    [Fact]
    public void Of_Text_IsThatText() => Assert.Equal((false, false, false, "x", "x", "x"), Facts(Value.Of("x")));

    [Fact]
    public void Of_EmptyText_IsEmptyButNotAbsent() => Assert.Equal((false, false, true, "", "", ""), Facts(Value.Of("")));

    [Fact]
    public void OfMalformed_Json_IsShownButHasNoText() => Assert.Equal((false, true, false, null, "{\"a\":1}", "{\"a\":1}"), Facts(Malformed));

    [Fact]
    public void Is_OtherCasing_IsTheSame()
    {
        Assert.True(Value.Of("enabled").Is("Enabled"));
        Assert.False(Value.Of("Enabled ").Is("Enabled"));
        Assert.False(default(Value).Is("Enabled"));
        Assert.False(Value.OfMalformed("Enabled").Is("Enabled"));
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("True", true)]
    [InlineData("1", true)]
    [InlineData("FALSE", false)]
    [InlineData("0", false)]
    [InlineData("yes", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Boolean_AnyWriting_IsRead(string? text, bool? expected) => Assert.Equal(expected, Value.Of(text).Boolean);

    [Theory]
    [InlineData("2026-11-21T09:14:03Z")]
    [InlineData("2026-11-21T09:14:03")]
    [InlineData("2026-11-21T10:14:03+01:00")]
    public void Time_WithOrWithoutOffset_IsUtc(string text)
    {
        var time = Value.Of(text).Time;

        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 14, 3, TimeSpan.Zero), time);
        Assert.Equal(TimeSpan.Zero, time!.Value.Offset);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("soon")]
    public void Time_NoTime_IsNull(string? text) => Assert.Null(Value.Of(text).Time);

    [Fact]
    public void Equals_Values_CompareByContent()
    {
        Assert.True(Value.Of("a") == Value.Of("a"));
        Assert.True(Value.Of("a") != Value.Of("A"));
        Assert.True(Malformed == Value.OfMalformed("{\"a\":1}"));
        Assert.True(Value.Of("[]") != Value.OfMalformed("[]"));
    }

    [Fact]
    public void ValueList_Default_IsAbsentAndEmpty()
    {
        Assert.Equal((true, false, 0), Facts(default(ValueList<string>)));
        Assert.Equal((false, false, 0), Facts(ValueList<string>.Of([])));
        Assert.Equal((false, false, 1), Facts(ValueList<string>.Of(["a"])));
        Assert.Equal((false, true, 1), Facts(ValueList<string>.OfMalformed(["a"])));
        Assert.Equal((false, true, 0), Facts(ValueList<string>.OfMalformed([])));
    }

    private static (bool, bool, bool, string?, string?, string) Facts(Value value) =>
        (value.IsAbsent, value.IsMalformed, value.IsEmpty, value.Text, value.Display, value.ToString());

    private static (bool, bool, int) Facts(ValueList<string> list) => (list.IsAbsent, list.IsMalformed, list.Items.Length);
}
