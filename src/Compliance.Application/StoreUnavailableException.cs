namespace Compliance.Application;

/// <summary>The store cannot be reached or is full. Intake answers 503 with Retry-After, so that Event Grid tries again.</summary>
public sealed class StoreUnavailableException : Exception
{
    public StoreUnavailableException()
        : this("The store is not available.")
    {
    }

    public StoreUnavailableException(string message)
        : base(message)
    {
    }

    public StoreUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
