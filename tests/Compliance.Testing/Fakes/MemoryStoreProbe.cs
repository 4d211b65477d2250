using Compliance.Application.Stores;

namespace Compliance.Testing.Fakes;

/// <summary>Takes every write while it is there.</summary>
public sealed class MemoryStoreProbe : MemoryStore, IStoreProbe
{
    public Task WriteAsync(CancellationToken cancellationToken) => Run(() => { });
}
