using System.Security.Cryptography;
using System.Text;
using Compliance.Domain.Ids;
using Compliance.Domain.Rules;

namespace Compliance.Domain.Findings;

/// <summary>
/// The identity of a finding: rule id, <c>:</c>, the first 16 hex digits of SHA-256 over the UTF-8 of the resource id,
/// lower-cased, without a trailing slash. The same non-compliance has the same key in every scan and every store.
/// </summary>
public readonly record struct FindingKey
{
    private const int HashLength = 16;

    private FindingKey(string value) => Value = value;

    public string Value { get; }

    /// <summary>The first hex digit of the hash: the store's partition.</summary>
    public char Partition => Value[^HashLength];

    public static FindingKey Of(RuleId rule, ResourceId resource)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(resource.Lower), hash);
        return new FindingKey($"{rule}:{Convert.ToHexStringLower(hash[..(HashLength / 2)])}");
    }

    public static bool TryParse(string? text, out FindingKey key)
    {
        key = default;
        var colon = text?.LastIndexOf(':') ?? -1;
        if (colon <= 0 || text!.Length - colon - 1 != HashLength || !text.AsSpan(colon + 1).ContainsOnlyHex())
        {
            return false;
        }

        key = new FindingKey(string.Concat(text[..colon].ToUpperInvariant(), text[colon..].ToLowerInvariant()));
        return true;
    }

    public override string ToString() => Value;
}

internal static class HexText
{
    public static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiHexDigit(character))
            {
                return false;
            }
        }

        return true;
    }
}
