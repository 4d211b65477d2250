using Compliance.Domain.Ids;

namespace Compliance.Application.Writes;

/// <summary>
/// Changes resources through Resource Manager and waits until Azure has finished. A try whose answer got lost is sent again,
/// so a condition may fail because this very write met it before: read the resource before concluding.
/// </summary>
public interface IResourceWriter
{
    /// <summary>Creates the resource, or replaces it: what the body leaves out is gone.</summary>
    /// <param name="body">The resource as JSON.</param>
    /// <exception cref="ArgumentException">The id is of a type this product does not know.</exception>
    Task<ResourceWrite> PutAsync(ResourceId id, ReadOnlyMemory<byte> body, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Changes what the body names, as far as the type allows that.</summary>
    /// <inheritdoc cref="PutAsync"/>
    Task<ResourceWrite> PatchAsync(ResourceId id, ReadOnlyMemory<byte> body, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Deletes the resource; one that does not exist is deleted already.</summary>
    /// <inheritdoc cref="PutAsync"/>
    Task<ResourceWrite> DeleteAsync(ResourceId id, WriteCondition condition, CancellationToken cancellationToken);

    /// <summary>Waits on for the <see cref="ResourceWrite.Operation"/> of an undecided write, also of an earlier process.</summary>
    /// <param name="isDelete">Whether it deletes: else the resource is read when the operation is over.</param>
    Task<ResourceWrite> ResumeAsync(ResourceId id, Uri operation, bool isDelete, CancellationToken cancellationToken);
}
