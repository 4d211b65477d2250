using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Compliance.Infrastructure.Tables;

/// <summary>The parts of the answer to a batch: one for each operation, or the one that was refused.</summary>
/// <param name="Body">JSON of a refusal; empty otherwise.</param>
internal sealed record TableBatchAnswer(int Status, string? ETag, byte[] Body)
{
    /// <exception cref="FormatException">The answer holds no part.</exception>
    public static ImmutableArray<TableBatchAnswer> Read(ReadOnlySpan<byte> answer)
    {
        var text = Encoding.UTF8.GetString(answer);
        var parts = ImmutableArray.CreateBuilder<TableBatchAnswer>();
        for (var start = Next(text, 0); start >= 0; start = Next(text, start + 1))
        {
            parts.Add(ReadPart(text.AsSpan(start)));
        }

        return parts.Count > 0 ? parts.ToImmutable() : throw new FormatException("The answer to a batch has no part.");
    }

    // A status line begins a line; JSON bodies have no line of their own that begins so.
    private static int Next(string text, int from) => text.IndexOf("\nHTTP/1.1 ", from, StringComparison.Ordinal);

    private static TableBatchAnswer ReadPart(ReadOnlySpan<char> part)
    {
        var lines = part[1..].ToString().Split('\n').Select(line => line.TrimEnd('\r')).ToList();
        var status = int.Parse(lines[0].AsSpan("HTTP/1.1 ".Length, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        var head = lines.Skip(1).TakeWhile(line => line.Length > 0).ToList();
        var etag = head.FirstOrDefault(line => line.StartsWith("ETag:", StringComparison.OrdinalIgnoreCase))?["ETag:".Length..].Trim();
        var body = lines.Skip(1 + head.Count).FirstOrDefault(line => line.StartsWith('{')) ?? "";
        return new TableBatchAnswer(status, etag, Encoding.UTF8.GetBytes(body));
    }
}
