using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Compliance.Infrastructure.EstateFiles;

/// <summary>Writes an estate file row by row; keeps no row. Rows may come from several threads.</summary>
internal sealed class EstateFileWriter(Stream stream) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public long Rows { get; private set; }

    public Task BeginAsync(DateTimeOffset readAt, CancellationToken cancellationToken) =>
        WriteAsync(Encoding.UTF8.GetBytes($"{{\"readAt\":\"{readAt.UtcDateTime:O}\",\"data\":["), cancellationToken);

    /// <param name="rows">JSON objects.</param>
    public async Task AddAsync(IReadOnlyCollection<ReadOnlyMemory<byte>> rows, CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            foreach (var row in rows)
            {
                await WriteAsync(Rows++ == 0 ? "\n"u8.ToArray() : ",\n"u8.ToArray(), cancellationToken);
                await WriteAsync(row, cancellationToken);
            }
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>The head comes last: what was covered is known only then.</summary>
    /// <param name="gaps">What could not be read although it decides, in words; a scan of the file says them again.</param>
    public async Task CompleteAsync(IEnumerable<string> subscriptions, IEnumerable<string> types, IReadOnlyCollection<string> gaps, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            WriteList(json, "subscriptions", subscriptions);
            WriteList(json, "types", types);
            if (gaps.Count > 0)
            {
                WriteList(json, "gaps", gaps);
            }

            json.WriteEndObject();
        }

        await WriteAsync("\n],\"coverage\":"u8.ToArray(), cancellationToken);
        await WriteAsync(buffer.WrittenMemory, cancellationToken);
        await WriteAsync("}\n"u8.ToArray(), cancellationToken);
        await stream.FlushAsync(cancellationToken);
    }

    public void Dispose() => _one.Dispose();

    private static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> items)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStringValue(item);
        }

        json.WriteEndArray();
    }

    private Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken) => stream.WriteAsync(bytes, cancellationToken).AsTask();
}
