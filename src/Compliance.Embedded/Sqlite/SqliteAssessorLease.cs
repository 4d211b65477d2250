using Compliance.Application.Signals;

namespace Compliance.Embedded.Sqlite;

/// <summary>The assessor's lease in SQLite: one row whose number only grows.</summary>
internal sealed class SqliteAssessorLease(SqliteDatabase database, TimeProvider time) : IAssessorLease
{
    private const string Name = "assessor";

    public Task<LeaseGrant?> TryAcquireAsync(TimeSpan duration, CancellationToken cancellationToken) => database.WriteAsync(
        connection =>
        {
            var now = time.GetUtcNow();
            var holder = Guid.NewGuid().ToString("N");
            var number = connection.Query(
                """
                INSERT INTO lease (name, number, holder, expires) VALUES ($name, 1, $holder, $expires)
                ON CONFLICT (name) DO UPDATE SET number = number + 1, holder = excluded.holder, expires = excluded.expires WHERE expires <= $now
                RETURNING number
                """,
                row => row.GetInt64(0),
                ("$name", Name),
                ("$holder", holder),
                ("$expires", (now + duration).UtcTicks),
                ("$now", now.UtcTicks));
            return number is [var granted] ? new LeaseGrant(granted, holder) : null;
        },
        cancellationToken);

    /// <summary>Also prolongs a grant that ran out while nobody else wanted it: its number is still the greatest.</summary>
    public Task<bool> RenewAsync(LeaseGrant grant, TimeSpan duration, CancellationToken cancellationToken) =>
        PutAsync(grant, grant.Holder, time.GetUtcNow() + duration, cancellationToken);

    // Without its holder a row grants nothing, and a grant given back cannot be prolonged.
    public Task ReleaseAsync(LeaseGrant grant, CancellationToken cancellationToken) => PutAsync(grant, "", time.GetUtcNow(), cancellationToken);

    private Task<bool> PutAsync(LeaseGrant grant, string holder, DateTimeOffset expires, CancellationToken cancellationToken) => database.WriteAsync(
        connection => connection.Run(
            "UPDATE lease SET holder = $to, expires = $expires WHERE name = $name AND holder = $holder AND number = $number",
            ("$to", holder),
            ("$expires", expires.UtcTicks),
            ("$name", Name),
            ("$holder", grant.Holder),
            ("$number", grant.Number)) == 1,
        cancellationToken);
}
