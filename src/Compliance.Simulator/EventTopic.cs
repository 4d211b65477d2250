namespace Compliance.Simulator;

/// <summary>What a subscription's events tell.</summary>
public enum EventTopic
{
    /// <summary><c>Microsoft.Resources.Subscriptions</c>: who did what to which resource; no resource inside.</summary>
    Resources,

    /// <summary><c>Microsoft.ResourceNotifications.Resources</c>: the resource as it is after the change, for types of the table <c>resources</c> only.</summary>
    ResourceNotifications,
}
