using Compliance.Application.Signals;

namespace Compliance.Application.Scans;

/// <summary>Takes the order for a scan; it runs in the background.</summary>
public sealed class RequestScan(IScanStore scans, ISignals signals, TimeProvider time)
{
    public async Task<ScanRecord> RequestAsync(ScanScope scope, CancellationToken cancellationToken)
    {
        var scan = new ScanRecord
        {
            // Version 7 ids sort by time, which is the order scans are taken up in.
            Id = Guid.CreateVersion7(time.GetUtcNow()).ToString("N"),
            Scope = scope,
            Status = ScanStatus.Queued,
            RequestedAt = time.GetUtcNow(),
        };
        await scans.AddAsync(scan, cancellationToken);
        await signals.SendAsync(SignalTarget.Scans, TimeSpan.Zero, cancellationToken);
        return scan;
    }
}
