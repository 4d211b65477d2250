using System.Text.Json;

namespace Compliance.Bench.Scans;

/// <summary>The least that reading costs: the same stream through the JSON reader of .NET, nothing kept.</summary>
internal static class ReaderPass
{
    private const int BufferBytes = 64 * 1024;

    /// <returns>How many tokens there are, so that no work can be left out.</returns>
    public static async Task<long> RunAsync(string path)
    {
        await using var stream = File.OpenRead(path);
        var buffer = new byte[BufferBytes];
        var state = new JsonReaderState();
        long tokens = 0;
        for (int length = 0, read = -1; read != 0;)
        {
            read = await stream.ReadAsync(buffer.AsMemory(length));
            length += read;
            var consumed = Consume(buffer.AsSpan(0, length), isFinal: read == 0, ref state, ref tokens);
            buffer.AsSpan(consumed, length - consumed).CopyTo(buffer);
            length -= consumed;
        }

        return tokens;
    }

    private static int Consume(ReadOnlySpan<byte> piece, bool isFinal, ref JsonReaderState state, ref long tokens)
    {
        var json = new Utf8JsonReader(piece, isFinal, state);
        while (json.Read())
        {
            tokens++;
        }

        state = json.CurrentState;
        return (int)json.BytesConsumed;
    }
}
