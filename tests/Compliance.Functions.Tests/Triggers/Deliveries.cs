using System.Text;

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

    /// <summary>The types of events of both topics that tell of a change.</summary>
    public static IReadOnlyList<string> Types { get; } =
    [
        "Microsoft.Resources.ResourceWriteSuccess", "Microsoft.Resources.ResourceDeleteSuccess", "Microsoft.Resources.ResourceActionSuccess",
        "Microsoft.ResourceNotifications.Resources.CreatedOrUpdated", "Microsoft.ResourceNotifications.Resources.Deleted",
    ];

    /// <summary>One and two events of a type in both schemas, each as it is and in base64, with the resources they name.</summary>
    public static IEnumerable<(string Message, string[] Resources)> FormsOf(string type) =>
        from form in new (string Text, string[] Resources)[]
        {
            (CloudEvent, [First]), (CloudEventBatch, [First, Second]), (EventGrid, [First]), (EventGridBatch, [First, Second]),
        }
        let text = form.Text.Replace("Microsoft.Resources.ResourceWriteSuccess", type, StringComparison.Ordinal)
        from message in new[] { text, Convert.ToBase64String(Encoding.UTF8.GetBytes(text)) }
        select (message, form.Resources);

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
