using Compliance.Domain.Ids;

namespace Compliance.Application.Estates;

/// <summary>The kept index from an infrastructure resource to the scopes it serves.</summary>
public interface IRelationStore
{
    Task<IReadOnlyList<Relation>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Changes with every change of the relations, before the first of them is seen; null when there never was one.</summary>
    Task<string?> StampAsync(CancellationToken cancellationToken);

    /// <returns>The new stamp; the old one when there was nothing to change.</returns>
    Task<string?> ChangeAsync(IReadOnlyCollection<Relation> added, IReadOnlyCollection<Relation> removed, CancellationToken cancellationToken);
}

/// <summary>A resource that is part of the chain of a scope.</summary>
public sealed record Relation(ResourceId Resource, ResourceId Scope);
