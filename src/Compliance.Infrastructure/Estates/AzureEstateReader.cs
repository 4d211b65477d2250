using Compliance.Application.Assessments;
using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Ids;
using Compliance.Infrastructure.ResourceManager;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// Reads estates from a cloud, or from what behaves like one. Of an event's slice it reads all clusters of the scopes, and
/// of everything governed what chains are made of: three Resource Graph queries side by side, or fewer a moment later, then from Resource Manager the
/// zone groups and validations of these scopes.
/// </summary>
internal sealed class AzureEstateReader(
    AzureReads reads,
    ResourceManagerClient arm,
    IResourceParser parser,
    IOptions<AzureOptions> options,
    IOptions<AssessmentOptions> assessment,
    TimeProvider time) : IEstateReader
{
    public Task<EstateRead> ReadAsync(ScanScope scope, CancellationToken cancellationToken) =>
        reads.ReadAsync(ReadPlan.Of(scope, options.Value), cancellationToken);

    public Task<EstateRead> ReadSliceAsync(Slice slice, CancellationToken cancellationToken) =>
        reads.ReadAsync(ReadPlan.Of(slice, options.Value, assessment.Value.ObservationLifetime), cancellationToken);

    public async Task<Observation> ReadResourceAsync(ResourceId id, CancellationToken cancellationToken)
    {
        var clock = new WaitClock(time);
        var readAt = time.GetUtcNow();
        var body = await arm.FindAsync(id, clock, cancellationToken);
        return new Observation
        {
            ResourceId = id,
            ReadAt = readAt,
            Json = body?.ToString(),
            Resource = body is null ? null : parser.Parse(body.ToMemory()),
            IsSettling = body is not null && !ProvisioningState.IsTerminal(ProvisioningState.In(body.ToMemory())),
            InsideAzure = clock.Total,
        };
    }
}
