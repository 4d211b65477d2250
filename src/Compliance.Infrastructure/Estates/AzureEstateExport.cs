using Compliance.Application.Estates;
using Compliance.Application.Scans;
using Compliance.Domain.Estates;
using Compliance.Domain.Resources;
using Compliance.Infrastructure.EstateFiles;
using Compliance.Infrastructure.ResourceManager;
using Microsoft.Extensions.Options;

namespace Compliance.Infrastructure.Estates;

/// <summary>Reads as a scan does, over clients that also copy what passes.</summary>
internal sealed class AzureEstateExport(
    AzureClients clients,
    IResourceParser parser,
    Registrations registrations,
    KeptAnswers kept,
    ReadMeter meter,
    IOptions<AzureOptions> options,
    TimeProvider time) : IEstateExport
{
    public async Task<EstateExported> WriteAsync(ScanScope scope, Stream stream, CancellationToken cancellationToken)
    {
        using var file = new EstateFileWriter(stream);
        var copy = new RowCopy(file, parser);
        var reads = new AzureReads(
            clients.ResourceGraph(new RowCopyPolicy(copy)),
            new ArmReads(clients.ResourceManager(new RowCopyPolicy(copy)), parser, registrations, meter, time, copy),
            kept,
            meter,
            time);
        await file.BeginAsync(time.GetUtcNow(), cancellationToken);
        var coverage = (await reads.ReadAsync(ReadPlan.Of(scope, options.Value), cancellationToken)).Estate.Coverage;

        // The head says of all its subscriptions the same, and must not say too much of any.
        var subscriptions = coverage.Subscriptions.Where(read => read.State is SubscriptionState.Read).Select(read => read.Id).ToList();
        var types = ResourceType.All.Where(type => subscriptions.TrueForAll(subscription => coverage.Covers(type, subscription)));
        var gaps = coverage.Gaps.Where(gap => gap.Effect is GapEffect.Incomplete).Select(gap => $"{gap.What}: {gap.Reason}");
        await file.CompleteAsync(subscriptions, types.Select(type => type.Name), [.. gaps], cancellationToken);
        return new EstateExported(file.Rows, coverage);
    }
}
