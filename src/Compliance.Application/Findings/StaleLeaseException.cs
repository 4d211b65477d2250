namespace Compliance.Application.Findings;

/// <summary>A newer assessor has taken over; nothing of the refused write was stored.</summary>
public sealed class StaleLeaseException : Exception
{
    public StaleLeaseException()
        : this("A newer assessor holds the lease.")
    {
    }

    public StaleLeaseException(string message)
        : base(message)
    {
    }

    public StaleLeaseException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
