namespace Compliance.Application.Stores;

/// <summary>Tells whether the store takes writes: a full disk or a held lock lets itself be read all the same.</summary>
public interface IStoreProbe
{
    /// <summary>Writes something small that nobody reads.</summary>
    /// <exception cref="StoreUnavailableException">The store takes no write.</exception>
    Task WriteAsync(CancellationToken cancellationToken);
}
