using Compliance.Simulator.ResourceManager;
using Compliance.Simulator.Resources;

namespace Compliance.Simulator.Events;

/// <summary>A success that Resource Manager tells Event Grid of; both topics are written from it.</summary>
internal sealed record ResourceEvent
{
    public required string Kind { get; init; }

    public required string Subject { get; init; }

    public required string OperationName { get; init; }

    public required string Subscription { get; init; }

    public required string ResourceProvider { get; init; }

    public required string CorrelationId { get; init; }

    /// <summary>HTTP method of the call that caused it.</summary>
    public required string Method { get; init; }

    public required string ApiVersion { get; init; }

    /// <summary>The resource after a write, before a delete.</summary>
    public required Resource Resource { get; init; }

    public required bool IsDelete { get; init; }

    /// <summary>Method and URL of the call; the write event has none.</summary>
    public (string Method, string Url)? HttpRequest { get; init; }

    public static ResourceEvent Write(ArmRequest request, Resource resource) => Of(request, resource, "ResourceWriteSuccess", "write");

    public static ResourceEvent Delete(ArmRequest request, Resource resource) => Of(request, resource, "ResourceDeleteSuccess", "delete") with { HttpRequest = ("DELETE", request.Origin + request.Path) };

    private static ResourceEvent Of(ArmRequest request, Resource resource, string kind, string verb)
    {
        // Rows out of Resource Graph have a lower-case type; the id keeps the provider's own casing.
        var path = ResourcePath.Parse(resource.Id)!;
        return new ResourceEvent
        {
            Kind = $"Microsoft.Resources.{kind}",
            Subject = resource.Id.Replace("/resourceGroups/", "/resourcegroups/", StringComparison.OrdinalIgnoreCase),
            OperationName = $"{path.Type}/{verb}",
            Subscription = path.Subscription ?? "",
            ResourceProvider = path.Namespace,
            CorrelationId = request.CorrelationId,
            Method = request.Method,
            ApiVersion = request.ApiVersion,
            Resource = resource,
            IsDelete = verb == "delete",
        };
    }
}
