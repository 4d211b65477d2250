using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Compliance.Application.Sweeps;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.ResourceManager;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// Event subscriptions of a subscription: those that hang on it, in the list of global ones, and those of the system topics whose
/// source it is.
/// </summary>
/// <remarks>Shapes: the Event Grid management API, version 2022-06-15.</remarks>
internal sealed class AzureEventSubscriptionReader(ResourceManagerClient arm, TimeProvider time) : IEventSubscriptionReader
{
    private const string Version = "2022-06-15";

    public async Task<ImmutableArray<EventSubscription>?> ReadAsync(string subscription, CancellationToken cancellationToken)
    {
        var clock = new WaitClock(time);
        var source = $"/subscriptions/{subscription}";
        var hanging = await ListAsync($"{source}/providers/Microsoft.EventGrid/eventSubscriptions");
        var topics = await ListAsync($"{source}/providers/Microsoft.EventGrid/systemTopics");
        if (hanging is null || topics is null)
        {
            return null;
        }

        // The list also has what hangs on other global topics, and topics have sources of any kind.
        var found = hanging.Where(one => Is(Text(one, "properties", "topic"), source)).ToList();
        foreach (var topic in topics.Where(topic => Is(Text(topic, "properties", "source"), source)).Select(topic => Text(topic, "id")))
        {
            if (!ResourceId.TryParse(topic, out var id) || await ListAsync($"{id}/eventSubscriptions") is not { } below)
            {
                return null;
            }

            found.AddRange(below);
        }

        return [.. found.Select(Read)];

        Task<IReadOnlyList<JsonElement>?> ListAsync(string path) => arm.ListJsonAsync(ResourceId.Parse(path), Version, clock, cancellationToken);
    }

    private static EventSubscription Read(JsonElement one)
    {
        var properties = Child(one, "properties");
        var destination = Child(properties, "destination") is { ValueKind: JsonValueKind.Object } plain ? plain : Child(properties, "deliveryWithResourceIdentity", "destination");
        var types = Child(properties, "filter", "includedEventTypes");
        return new EventSubscription
        {
            Destination = DestinationOf(destination),
            IsReady = Is(Text(properties, "provisioningState"), "Succeeded"),
            EventTypes = types.ValueKind is JsonValueKind.Array ? [.. types.EnumerateArray().Where(type => type.ValueKind is JsonValueKind.String).Select(type => type.GetString()!)] : [],
            SubjectBeginsWith = Text(properties, "filter", "subjectBeginsWith") ?? "",
            SubjectEndsWith = Text(properties, "filter", "subjectEndsWith") ?? "",
            ExpiresAt = DateTimeOffset.TryParse(Text(properties, "expirationTimeUtc"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var expires) ? expires : null,
        };
    }

    // The URL with its query is a secret that Azure does not show in a list: endpointBaseUrl is what it shows.
    private static string DestinationOf(JsonElement destination)
    {
        var properties = Child(destination, "properties");
        return Text(properties, "queueName") is { } queue ? $"{Text(properties, "resourceId")}/queueServices/default/queues/{queue}"
            : Text(properties, "resourceId") ?? Text(properties, "endpointBaseUrl") ?? Text(properties, "endpointUrl")?.Split('?')[0] ?? "";
    }

    private static JsonElement Child(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            element = element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var child) ? child : default;
        }

        return element;
    }

    private static string? Text(JsonElement element, params ReadOnlySpan<string> path) => Child(element, path) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static bool Is(string? text, string expected) => string.Equals(text, expected, StringComparison.OrdinalIgnoreCase);
}
