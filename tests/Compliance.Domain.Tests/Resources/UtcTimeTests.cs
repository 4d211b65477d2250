using Compliance.Domain.Resources;
using Xunit;

namespace Compliance.Domain.Tests.Resources;

/// <summary>The fast way to read a time gives what the slow one gives, or leaves it to it.</summary>
public sealed class UtcTimeTests
{
    [Theory]
    [InlineData("2026-11-21T09:14:03Z")]
    [InlineData("2026-11-21T09:14:03.5Z")]
    [InlineData("2026-11-21T09:14:03.1234567Z")]
    [InlineData("2024-02-29T00:00:00Z")]
    public void TryRead_AsArmWritesIt_IsWhatTheParserReads(string text)
    {
        Assert.True(UtcTime.TryRead(text, out var time));
        Assert.Equal(DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture), time);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-21T09:14:03")]
    [InlineData("2026-11-21T09:14:03+01:00")]
    [InlineData("2026-11-21 09:14:03Z")]
    [InlineData("2026-13-21T09:14:03Z")]
    [InlineData("2026-02-30T09:14:03Z")]
    [InlineData("2026-11-21T24:00:00Z")]
    [InlineData("2026-11-21T09:14:60Z")]
    [InlineData("2026-11-21T09:14:03.Z")]
    [InlineData("2026-11-21T09:14:03.12345678Z")]
    [InlineData("2026-11-2xT09:14:03Z")]
    [InlineData("0000-11-21T09:14:03Z")]
    public void TryRead_AnythingElse_IsLeftToTheParser(string text) => Assert.False(UtcTime.TryRead(text, out _));

    [Theory]
    [InlineData("2026-11-21T10:14:03+01:00")]
    [InlineData("2026-11-21T09:14:03")]
    [InlineData("2026-11-21T09:14:03Z")]
    public void Time_EveryForm_IsTheSameMoment(string text) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 21, 9, 14, 3, TimeSpan.Zero), Value.Of(text).Time);
}
