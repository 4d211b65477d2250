namespace Compliance.Application.Signals;

/// <summary>The right to be the one assessor of a store.</summary>
public interface IAssessorLease
{
    /// <returns>The grant, or null while somebody else holds it.</returns>
    Task<LeaseGrant?> TryAcquireAsync(TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Prolongs a grant; false when it was lost, and its holder must stop.</summary>
    Task<bool> RenewAsync(LeaseGrant grant, TimeSpan duration, CancellationToken cancellationToken);

    /// <summary>Gives a grant back; one that was lost meanwhile is left alone.</summary>
    Task ReleaseAsync(LeaseGrant grant, CancellationToken cancellationToken);
}

/// <param name="Number">Greater than that of every earlier grant of this store: the fence number.</param>
/// <param name="Holder">A random id of this acquisition.</param>
public sealed record LeaseGrant(long Number, string Holder);
