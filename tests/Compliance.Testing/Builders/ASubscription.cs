using Compliance.Domain.Ids;
using Compliance.Domain.Resources;

namespace Compliance.Testing.Builders;

/// <summary>What is registered in a subscription.</summary>
public static class ASubscription
{
    public static ResourceId Id(string subscription = AnId.Subscription) => ResourceId.Parse($"/subscriptions/{subscription}");

    public static ResourceId ProviderId(string name, string subscription = AnId.Subscription) => ResourceId.Parse($"/subscriptions/{subscription}/providers/{name}");

    public static Provider Provider(string name, string? state = "Registered", string subscription = AnId.Subscription) => new()
    {
        Id = ProviderId(name, subscription),
        Type = ResourceType.Provider,
        RegistrationState = Value.Of(state),
    };
}
