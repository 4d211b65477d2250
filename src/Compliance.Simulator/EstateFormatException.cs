namespace Compliance.Simulator;

/// <summary>The estate cannot be read. The message is one line that names the row or the position.</summary>
public sealed class EstateFormatException : Exception
{
    public EstateFormatException(string message)
        : base(message)
    {
    }

    public EstateFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
