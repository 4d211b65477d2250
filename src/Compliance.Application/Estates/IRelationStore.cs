using Compliance.Domain.Ids;

namespace Compliance.Application.Estates;

/// <summary>The kept index from an infrastructure resource to the scopes it serves.</summary>
public interface IRelationStore
{
    Task<IReadOnlyList<Relation>> ListAsync(CancellationToken cancellationToken);

    Task ChangeAsync(IReadOnlyCollection<Relation> added, IReadOnlyCollection<Relation> removed, CancellationToken cancellationToken);
}

/// <summary>A resource that is part of the chain of a scope.</summary>
public sealed record Relation(ResourceId Resource, ResourceId Scope);
