namespace Compliance.Application.Assessments;

/// <summary>
/// Tells whether this process is still the assessor it was: as long as nobody else held the lease in between, nothing stored rests
/// on newer reads than its own.
/// </summary>
public sealed class AssessorTenure
{
    private long _grant;
    private long _number;

    /// <summary>Another one after somebody else was the assessor.</summary>
    public long Number => Interlocked.Read(ref _number);

    /// <param name="grant">The number of the lease that was just taken.</param>
    public void Begin(long grant)
    {
        if (Interlocked.Exchange(ref _grant, grant) != grant - 1)
        {
            Interlocked.Exchange(ref _number, grant);
        }
    }
}
