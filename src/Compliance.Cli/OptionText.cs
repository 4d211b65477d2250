using System.CommandLine.Parsing;
using System.Globalization;
using Compliance.Infrastructure.Reports;

namespace Compliance.Cli;

/// <summary>Turns the text of an option into its value, or into an error that names the choices.</summary>
internal static class OptionText
{
    private static readonly string[] TimeForms =
        ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    public static T Choice<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var text = result.Tokens[0].Value;
        foreach (var value in Enum.GetValues<T>())
        {
            if (string.Equals(value.ToString(), text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        result.AddError($"'{text}' is no value of {NameOf(result)}; choose one of {string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant()}.");
        return default;
    }

    public static IScanReportWriter? Format(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (ReportFormats.Find(text) is { } writer)
        {
            return writer;
        }

        result.AddError($"The format '{text}' is not available; choose one of {ReportFormats.Names}.");
        return null;
    }

    public static DateTimeOffset? Time(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (DateTimeOffset.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time))
        {
            return time;
        }

        result.AddError($"'{text}' is no time for {NameOf(result)}; write it like 2026-11-20T09:30:00Z.");
        return null;
    }

    public static Uri? HttpUrl(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError($"'{text}' is no URL for {NameOf(result)}; write it like http://127.0.0.1:7072.");
        return null;
    }

    /// <summary>Elements separated by commas; the option may also be repeated.</summary>
    public static string[] List(ArgumentResult result)
    {
        string[] elements = [.. result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))];
        if (elements.Length == 0)
        {
            result.AddError($"The list is empty: name one at least, or leave '{NameOf(result)}' out.");
        }

        return elements;
    }

    private static string NameOf(ArgumentResult result) => ((OptionResult)result.Parent!).Option.Name;
}
