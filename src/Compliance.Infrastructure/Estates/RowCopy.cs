using System.Buffers;
using System.Text.Json;
using Compliance.Application.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.EstateFiles;

namespace Compliance.Infrastructure.Estates;

/// <summary>Copies the rows of Azure's answers into an estate file, each id once. Holds one answer at a time and the ids it has seen.</summary>
internal sealed class RowCopy(EstateFileWriter file, IResourceParser parser)
{
    private readonly Lock _lock = new();
    private readonly HashSet<ResourceId> _seen = [];

    /// <summary>All rows of a page, in any form it comes in; nothing of a body that is no page.</summary>
    public async Task AddPageAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var page = TryParse(body);
        if (page is null || !(page.RootElement.TryGetProperty("data", out var rows) || page.RootElement.TryGetProperty("value", out rows)) || rows.ValueKind is not JsonValueKind.Array)
        {
            return;
        }

        await file.AddAsync([.. rows.EnumerateArray().Select(Row).OfType<ReadOnlyMemory<byte>>()], cancellationToken);
    }

    /// <param name="row">With its id and type.</param>
    public async Task AddAsync(ReadOnlyMemory<byte> row, CancellationToken cancellationToken)
    {
        using var document = JsonDocument.Parse(row);
        if (IsNew(ResourceId.Parse(document.RootElement.GetProperty("id").GetString()!)))
        {
            await file.AddAsync([row], cancellationToken);
        }
    }

    private static JsonDocument? TryParse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body);
            return document.RootElement.ValueKind is JsonValueKind.Object ? document : null;
        }
        catch (JsonException)
        {
            // Whoever asked reads the same body and says what is wrong with it.
            return null;
        }
    }

    private ReadOnlyMemory<byte>? Row(JsonElement row)
    {
        if (row.ValueKind is not JsonValueKind.Object || !row.TryGetProperty("id", out var text) || text.ValueKind is not JsonValueKind.String || !ResourceId.TryParse(text.GetString(), out var id))
        {
            return null;
        }

        // Subscriptions are asked for to know what is covered, which the head says.
        var hasType = row.TryGetProperty("type", out var name) && name.ValueKind is JsonValueKind.String;
        var type = ResourceType.Find(hasType ? name.GetString() : id.TypeName);
        if (type is null || type == ResourceType.Subscription)
        {
            return null;
        }

        var bytes = Write(row, hasType ? null : type);
        if (IsReadAgain(type, bytes))
        {
            // It is read again from Resource Manager, and comes as that answer.
            return null;
        }

        return IsNew(id) ? bytes : (ReadOnlyMemory<byte>?)null;
    }

    private bool IsReadAgain(ResourceType type, ReadOnlyMemory<byte> row) => (type == ResourceType.Connection || type == ResourceType.RecordSet) && parser.Parse(row) switch
    {
        GatewayConnection connection => ArmQuestions.LacksStatus(connection),
        RecordSet record => ArmQuestions.LacksAddresses(record),
        _ => false,
    };

    private static ReadOnlyMemory<byte> Write(JsonElement row, ResourceType? type)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        if (type is not null)
        {
            // Resource Manager leaves it out of some lists; a row of a file must have it.
            json.WriteString("type", type.Name);
        }

        foreach (var property in row.EnumerateObject())
        {
            property.WriteTo(json);
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private bool IsNew(ResourceId id)
    {
        lock (_lock)
        {
            return _seen.Add(id);
        }
    }
}
