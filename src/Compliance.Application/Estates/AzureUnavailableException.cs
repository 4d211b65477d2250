namespace Compliance.Application.Estates;

/// <summary>Azure did not answer, or throttled, to the last retry. It is nobody's fault that was asked about: later the same question may be answered.</summary>
public sealed class AzureUnavailableException : Exception
{
    public AzureUnavailableException()
        : this("Azure does not answer.")
    {
    }

    public AzureUnavailableException(string message)
        : base(message)
    {
    }

    public AzureUnavailableException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
