using Compliance.Domain.Resources;

namespace Compliance.Domain.Rules;

/// <summary>What a rule would have had to read: a type in a subscription. Many resources that miss the same thing make one gap.</summary>
/// <param name="Subscription">Lower-cased id.</param>
public sealed record Wanted(ResourceType Type, string Subscription)
{
    public override string ToString() => $"{Type} in subscription {Subscription}";
}
