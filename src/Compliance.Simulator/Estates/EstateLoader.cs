using Compliance.Simulator.Resources;
using Microsoft.Extensions.Logging;

namespace Compliance.Simulator.Estates;

/// <summary>Fills a store from an estate file.</summary>
internal sealed partial class EstateLoader(ILogger<EstateLoader> logger)
{
    public async Task<ResourceStore> LoadAsync(Stream estate, DateTimeOffset? shiftTo, CancellationToken ct)
    {
        var contents = await EstateFile.ReadAsync(estate, ct);
        var store = new ResourceStore(new Coverage(contents.Coverage));
        if (shiftTo is not null && contents.ReadAt is null)
        {
            // Without the time it was read at, the estate counts as read now: nothing to shift by.
            LogNoReadAt(logger);
        }

        foreach (var row in contents.Rows)
        {
            if (shiftTo - contents.ReadAt is { } distance)
            {
                TimeShift.Apply(row, distance);
            }

            var resource = Resource.From(row);
            if (!store.Load(resource))
            {
                LogDuplicate(logger, resource.Id);
            }
        }

        return store;
    }

    [LoggerMessage(9201, LogLevel.Warning, "The estate has no readAt; its times are left as they are.")]
    private static partial void LogNoReadAt(ILogger logger);

    [LoggerMessage(9202, LogLevel.Warning, "The estate has {ResourceId} more than once; the last one counts.")]
    private static partial void LogDuplicate(ILogger logger, string resourceId);
}
