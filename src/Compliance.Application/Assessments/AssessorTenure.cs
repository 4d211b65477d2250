namespace Compliance.Application.Assessments;

/// <summary>
/// Tells whether this process is still the assessor it was: as long as nobody else held the lease in between, nothing stored rests
/// on newer reads than its own.
/// </summary>
public sealed class AssessorTenure(TimeProvider time)
{
    private long _grant;
    private long _number;
    private long _since;

    /// <summary>Another one after somebody else was the assessor.</summary>
    public long Number => Interlocked.Read(ref _number);

    /// <summary>When it began.</summary>
    public DateTimeOffset Since => new(Interlocked.Read(ref _since), TimeSpan.Zero);

    /// <param name="grant">The number of the lease that was just taken.</param>
    public void Begin(long grant)
    {
        if (Interlocked.Exchange(ref _grant, grant) != grant - 1)
        {
            Interlocked.Exchange(ref _since, time.GetUtcNow().UtcTicks);
            Interlocked.Exchange(ref _number, grant);
        }
    }
}
