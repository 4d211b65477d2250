namespace Compliance.Application.Changes;

/// <summary>A delivery that is no event: the sender's fault, answered with 400.</summary>
public sealed class EventFormatException : FormatException
{
    /// <summary>The events may be in order, but there are too many of them: answered with 413.</summary>
    public bool IsTooLarge { get; init; }

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
