namespace Compliance.Application.Changes;

/// <summary>A delivery that is no event: the sender's fault, answered with 400.</summary>
public sealed class EventFormatException : FormatException
{
    public EventFormatException()
    {
    }

    public EventFormatException(string message)
        : base(message)
    {
    }

    public EventFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
