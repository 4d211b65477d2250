using Compliance.Application.Signals;

namespace Compliance.Infrastructure.Tables;

/// <summary>The assessor's lease in table storage: one row under its ETag, whose number only grows.</summary>
internal sealed class TableAssessorLease(TableAccount account, TimeProvider time) : IAssessorLease
{
    private const string Partition = "lease";
    private const string Row = "assessor";
    private const string Number = "Number";
    private const string Holder = "Holder";
    private const string ExpiresAt = "ExpiresAt";

    private readonly TableClient _table = account.Table("lease");

    public async Task<LeaseGrant?> TryAcquireAsync(TimeSpan duration, CancellationToken cancellationToken)
    {
        var last = await ReadAsync(cancellationToken);
        if (last is not null && last.Get<string>(Holder).Length > 0 && last.Get<DateTimeOffset>(ExpiresAt) > time.GetUtcNow())
        {
            return null;
        }

        var grant = new LeaseGrant((last?.Get<long>(Number) ?? 0) + 1, Guid.NewGuid().ToString("N"));
        var row = RowOf(grant, grant.Holder, duration);
        var outcome = await _table.ExecuteAsync(last is null ? TableOperation.Insert(row) : TableOperation.Replace(row, last.ETag!), cancellationToken);

        // Refused: somebody was faster, or it was this very request, whose first answer got lost.
        return outcome.IsDone || IsOf(grant, await ReadAsync(cancellationToken)) ? grant : null;
    }

    /// <summary>Also prolongs a grant that ran out while nobody else wanted it: its number is still the greatest.</summary>
    public Task<bool> RenewAsync(LeaseGrant grant, TimeSpan duration, CancellationToken cancellationToken) =>
        PutAsync(grant, grant.Holder, duration, cancellationToken);

    // Without its holder a row grants nothing, and a grant given back cannot be prolonged.
    public Task ReleaseAsync(LeaseGrant grant, CancellationToken cancellationToken) => PutAsync(grant, "", TimeSpan.Zero, cancellationToken);

    private static bool IsOf(LeaseGrant grant, TableEntity? row) =>
        row is not null && row.Get<long>(Number) == grant.Number && row.Get<string>(Holder) == grant.Holder;

    private Task<TableEntity?> ReadAsync(CancellationToken cancellationToken) => _table.FindAsync(Partition, Row, cancellationToken);

    private TableEntity RowOf(LeaseGrant grant, string holder, TimeSpan duration) => new(Partition, Row)
    {
        [Number] = grant.Number,
        [Holder] = holder,
        [ExpiresAt] = time.GetUtcNow() + duration,
    };

    private async Task<bool> PutAsync(LeaseGrant grant, string holder, TimeSpan duration, CancellationToken cancellationToken)
    {
        while (await ReadAsync(cancellationToken) is { } row && IsOf(grant, row))
        {
            if ((await _table.ExecuteAsync(TableOperation.Replace(RowOf(grant, holder, duration), row.ETag!), cancellationToken)).IsDone)
            {
                return true;
            }
        }

        return false;
    }
}
