using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Compliance.Application;
using Compliance.Domain.Ids;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Compliance.Web.Endpoints;

/// <summary>Reads what a caller wrote, field by field, and collects what is wrong with it: all of it in one answer.</summary>
internal sealed class Fields
{
    public const int DefaultTop = 100;
    public const int MaxTop = 1000;
    private const int MaxText = 2000;

    private readonly Dictionary<string, string[]> _errors = new(StringComparer.Ordinal);

    public bool AreValid => _errors.Count == 0;

    public void Refuse(string field, string why) => _errors[field] = [why];

    public ValidationProblem Problem() => TypedResults.ValidationProblem(_errors);

    /// <summary>A name of the enumeration without regard to case; never its number.</summary>
    public T? Enum<T>(string field, string? text)
        where T : struct, Enum
    {
        if (!TryText(field, text, out var given))
        {
            return null;
        }

        foreach (var name in System.Enum.GetNames<T>())
        {
            if (string.Equals(name, given, StringComparison.OrdinalIgnoreCase))
            {
                return System.Enum.Parse<T>(name);
            }
        }

        Refuse(field, $"Must be one of {string.Join(", ", System.Enum.GetNames<T>().Select(name => char.ToLowerInvariant(name[0]) + name[1..]))}.");
        return null;
    }

    public int Top(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return DefaultTop;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var top) && top is >= 1 and <= MaxTop)
        {
            return top;
        }

        Refuse("top", $"Must be a whole number from 1 to {MaxTop}.");
        return DefaultTop;
    }

    /// <summary>An ARM id; its leading slash may be missing, as in a path.</summary>
    public ResourceId? Id(string field, string? text)
    {
        if (!TryText(field, text, out var given))
        {
            return null;
        }

        if (ResourceId.TryParse(given[0] == '/' ? given : $"/{given}", out var id))
        {
            return id;
        }

        Refuse(field, "Must be an ARM resource id.");
        return null;
    }

    public string? Text(string field, string? text) => TryText(field, text, out var given) ? given : null;

    /// <summary>Asks a store for a page; a continuation that is none of its own is the caller's fault.</summary>
    /// <returns>Null when the continuation is refused.</returns>
    public async Task<Page<T>?> PageAsync<T>(string? continuation, Func<string?, Task<Page<T>>> list)
    {
        try
        {
            return await list(string.IsNullOrEmpty(continuation) ? null : continuation);
        }
        catch (FormatException) when (!string.IsNullOrEmpty(continuation))
        {
            Refuse("continuation", "Is none that this list has handed out.");
            return null;
        }
    }

    private static bool IsPrintable(string text) => text.Length <= MaxText && !text.Any(char.IsControl);

    /// <returns>False when nothing was given, or something that no field can hold.</returns>
    private bool TryText(string field, string? text, [NotNullWhen(true)] out string? given)
    {
        given = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        if (given is not null && !IsPrintable(given))
        {
            Refuse(field, $"Must be at most {MaxText} printable characters.");
            given = null;
        }

        return given is not null;
    }
}
