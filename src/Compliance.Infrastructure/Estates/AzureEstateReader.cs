using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Domain.Ids;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.ResourceGraph;
using Compliance.Infrastructure.ResourceManager;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Estates;

/// <summary>
/// Reads estates from a cloud, or from what behaves like one. Of an event's slice it reads all clusters of the scopes, and
/// of everything governed what chains are made of: two Resource Graph queries side by side, then the zone groups.
/// </summary>
internal sealed class AzureEstateReader(
    ResourceGraphClient graph,
    ResourceManagerClient arm,
    IResourceParser parser,
    IOptions<AzureOptions> options,
    TimeProvider time) : IEstateReader
{
    public Task<EstateRead> ReadAsync(ScanScope scope, CancellationToken cancellationToken) =>
        ReadAsync(ReadPlan.Of(scope, options.Value), cancellationToken);

    public Task<EstateRead> ReadSliceAsync(Slice slice, CancellationToken cancellationToken) =>
        ReadAsync(ReadPlan.Of(slice, options.Value), cancellationToken);

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
            InsideAzure = clock.Total,
        };
    }

    private async Task<EstateRead> ReadAsync(ReadPlan plan, CancellationToken cancellationToken)
    {
        var clock = new WaitClock(time);
        var readAt = time.GetUtcNow();
        var answers = await Task.WhenAll(plan.Queries.Select(query => AskAsync(query, clock, cancellationToken)));

        var resources = new Dictionary<ResourceId, Resource>();
        foreach (var resource in answers.SelectMany(answer => answer.Read.Rows).Select(row => row.Resource).OfType<Resource>())
        {
            resources[resource.Id] = resource;
        }

        var endpoints = await new ZoneGroupReads(arm).ReadAsync(ArcEndpoints.In(resources.Values, plan.Scopes), clock, cancellationToken);
        foreach (var group in endpoints.SelectMany(endpoint => endpoint.ZoneGroups))
        {
            resources[group.Id] = group;
        }

        return new EstateRead(new Estate(resources.Values, LiveCoverage.Of(answers, endpoints), readAt), clock.Total);
    }

    private async Task<AnsweredQuery> AskAsync(PlannedQuery query, WaitClock clock, CancellationToken cancellationToken) =>
        new(query, await graph.ReadAsync(query.Query, query.Area, clock, cancellationToken));
}
