namespace Compliance.Domain.Resources;

/// <summary>
/// The one form that ARM writes nearly every time in, <c>2026-11-20T09:28:50.000Z</c> with no to seven decimals. Several
/// times of each cluster are read, and the general parser takes longer than the rules that ask.
/// </summary>
internal static class ArmTime
{
    private const int ToSeconds = 19;
    private const int MostDecimals = 7;

    /// <returns>False for any other form, which may still be a time.</returns>
    public static bool TryParse(string? text, out DateTimeOffset time)
    {
        time = default;
        if (text is not [_, _, _, _, '-', _, _, '-', _, _, 'T', _, _, ':', _, _, ':', _, _, .., 'Z']
            || !TryNumber(text, 0, 4, out var year) || !TryNumber(text, 5, 2, out var month) || !TryNumber(text, 8, 2, out var day)
            || !TryNumber(text, 11, 2, out var hour) || !TryNumber(text, 14, 2, out var minute) || !TryNumber(text, 17, 2, out var second)
            || !TryTicks(text.AsSpan(ToSeconds, text.Length - ToSeconds - 1), out var ticks)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
        {
            return false;
        }

        time = new DateTimeOffset(year, month, day, hour, minute, second, TimeSpan.Zero).AddTicks(ticks);
        return true;
    }

    private static bool TryNumber(string text, int start, int length, out int number) => TryNumber(text.AsSpan(start, length), out number);

    private static bool TryNumber(ReadOnlySpan<char> digits, out int number)
    {
        number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + (digit - '0');
        }

        return true;
    }

    private static bool TryTicks(ReadOnlySpan<char> decimals, out int ticks)
    {
        ticks = 0;
        if (decimals.IsEmpty)
        {
            return true;
        }

        if (decimals[0] != '.' || decimals.Length is < 2 or > MostDecimals + 1 || !TryNumber(decimals[1..], out ticks))
        {
            return false;
        }

        for (var missing = MostDecimals + 1 - decimals.Length; missing > 0; missing--)
        {
            ticks *= 10;
        }

        return true;
    }
}
