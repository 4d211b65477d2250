namespace Compliance.Functions.Tests.Triggers;

/// <summary>One write to one virtual network link, and the same with a write to another, in every form an event comes in.</summary>
internal static class Deliveries
{
    public const string First = $"{Zone}/virtualNetworkLinks/first";
    public const string Second = $"{Zone}/virtualNetworkLinks/second";

    private const string Subscription = "/subscriptions/11111111-1111-1111-1111-111111111111";
    private const string Zone = $"{Subscription}/resourceGroups/rg/providers/Microsoft.Network/privateDnsZones/privatelink.his.arc.azure.com";

    public static string CloudEvent { get; } = Cloud("e-1", First);

    public static string CloudEventBatch { get; } = $"[{Cloud("e-1", First)},{Cloud("e-2", Second)}]";

    public static string EventGrid { get; } = Grid("e-1", First);

    public static string EventGridBatch { get; } = $"[{Grid("e-1", First)},{Grid("e-2", Second)}]";

    private static string Cloud(string id, string subject) => $$"""
        {
          "specversion": "1.0", "id": "{{id}}", "source": "{{Subscription}}", "subject": "{{subject}}",
          "type": "Microsoft.Resources.ResourceWriteSuccess", "time": "2026-11-21T09:00:00Z", "datacontenttype": "application/json",
          "data": { "operationName": "Microsoft.Network/privateDnsZones/virtualNetworkLinks/write", "status": "Succeeded" }
        }
        """;

    private static string Grid(string id, string subject) => $$"""
        {
          "id": "{{id}}", "topic": "{{Subscription}}", "subject": "{{subject}}", "eventType": "Microsoft.Resources.ResourceWriteSuccess",
          "eventTime": "2026-11-21T09:00:00Z", "dataVersion": "2", "metadataVersion": "1",
          "data": { "operationName": "Microsoft.Network/privateDnsZones/virtualNetworkLinks/write", "status": "Succeeded" }
        }
        """;
}
