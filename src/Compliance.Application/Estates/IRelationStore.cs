using Compliance.Application.Findings;
using Compliance.Domain.Ids;

namespace Compliance.Application.Estates;

/// <summary>The kept index from an infrastructure resource to the scopes it serves. Only the assessor changes it.</summary>
public interface IRelationStore
{
    /// <summary>Shuts out every assessor with a smaller number, before the caller's first change.</summary>
    /// <exception cref="StaleLeaseException">A greater number stands already.</exception>
    Task RaiseFenceAsync(long number, CancellationToken cancellationToken);

    Task<IReadOnlyList<Relation>> ListAsync(CancellationToken cancellationToken);

    /// <summary>Changes with every change of the relations, before the first of them is seen; null when there never was one.</summary>
    Task<string?> StampAsync(CancellationToken cancellationToken);

    /// <returns>The new stamp; the old one when there was nothing to change.</returns>
    /// <exception cref="StaleLeaseException">A newer assessor has raised the fence: stop.</exception>
    Task<string?> ChangeAsync(IReadOnlyCollection<Relation> added, IReadOnlyCollection<Relation> removed, long fence, CancellationToken cancellationToken);
}

/// <summary>A resource that is part of the chain of a scope.</summary>
public sealed record Relation(ResourceId Resource, ResourceId Scope);
