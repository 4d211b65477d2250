using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Domain.Resources;

namespace Compliance.Bench.Estates;

/// <summary>
/// Writes an estate file: fifty scopes behind five hubs and as many clusters as asked, one in a hundred of them with a
/// fault of its own, and one zone without a link. The same bytes for the same number.
/// </summary>
internal static class ArcEstate
{
    private const int BrokenChain = 17;

    public static readonly DateTimeOffset ReadAt = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    public static void Write(string path, int clusters)
    {
        using var file = File.Create(path);
        // Azure's services escape no more than JSON asks for: '+' of the certificates stands as it is.
        using var json = new Utf8JsonWriter(file, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartObject();
        WriteHead(json);
        json.WriteStartArray("data");
        WriteShared(json);
        var rows = new ClusterRows();
        for (var number = 0; number < clusters; number++)
        {
            rows.Write(json, number);
            if (json.BytesPending > 64 * 1024)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteHead(Utf8JsonWriter json)
    {
        json.WriteString("readAt", ReadAt);
        json.WriteStartObject("coverage");
        json.WriteStartArray("subscriptions");
        foreach (var subscription in Chain.Subscriptions)
        {
            json.WriteStringValue(subscription);
        }

        json.WriteEndArray();
        json.WriteStartArray("types");
        foreach (var type in ResourceType.All)
        {
            json.WriteStringValue(type.Name);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteShared(Utf8JsonWriter json)
    {
        foreach (var subscription in Chain.Subscriptions)
        {
            foreach (var provider in (string[])["Microsoft.Kubernetes", "Microsoft.KubernetesConfiguration", "Microsoft.HybridCompute"])
            {
                Row.Write(json, $"/subscriptions/{subscription}/providers/{provider}", "Microsoft.Resources/providers", null, """{ "registrationState": "Registered" }""");
            }
        }

        for (var hub = 0; hub < Chain.Hubs; hub++)
        {
            HubRows.Write(json, hub);
        }

        for (var number = 0; number < Chain.Count; number++)
        {
            ChainRows.Write(json, new Chain(number), isBroken: number == BrokenChain);
        }
    }
}
