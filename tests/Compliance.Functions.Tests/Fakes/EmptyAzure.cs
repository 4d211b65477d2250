using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;

namespace Compliance.Functions.Tests.Fakes;

/// <summary>An Azure with nothing in it that says so; remembers which scopes were read, and fails when told to.</summary>
internal sealed class EmptyAzure(TimeProvider time) : IEstateReader
{
    public List<ScanScope> Read { get; } = [];

    public Exception? Failure { get; set; }

    public Task<EstateRead> ReadAsync(ScanScope scope, CancellationToken cancellationToken)
    {
        Read.Add(scope);
        return Answer();
    }

    public Task<EstateRead> ReadSliceAsync(Slice slice, CancellationToken cancellationToken) => Answer();

    public Task<Observation> ReadResourceAsync(ResourceId id, CancellationToken cancellationToken) => Failure is null
        ? Task.FromResult(new Observation { ResourceId = id, ReadAt = time.GetUtcNow() })
        : Task.FromException<Observation>(Failure);

    private Task<EstateRead> Answer() => Failure is null
        ? Task.FromResult(new EstateRead(Estate.Empty, TimeSpan.Zero))
        : Task.FromException<EstateRead>(Failure);
}
