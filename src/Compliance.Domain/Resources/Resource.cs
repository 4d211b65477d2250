using Compliance.Domain.Ids;

namespace Compliance.Domain.Resources;

/// <summary>One ARM resource as data: what the rules read of it and nothing else.</summary>
public abstract record Resource
{
    public required ResourceId Id { get; init; }

    public required ResourceType Type { get; init; }

    public Value Location { get; init; }

    public Region Region => Region.From(Location.Text);

    public string Name => Id.Name;
}
