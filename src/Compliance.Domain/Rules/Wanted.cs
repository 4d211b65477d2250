using Compliance.Domain.Resources;

namespace Compliance.Domain.Rules;

/// <summary>What a rule would have had to read: a type in a subscription. Many resources that miss the same thing make one gap.</summary>
/// <param name="Subscription">Lower-cased id.</param>
public sealed record Wanted(ResourceType Type, string Subscription)
{
    /// <summary>True when no cluster's proof needs it, whichever rule missed it.</summary>
    public bool IsAdvisory { get; init; }

    public override string ToString() => $"{Type} in subscription {Subscription}";
}
