namespace Compliance.Infrastructure.Resources;

/// <summary>A row, or what stands around the rows, is not what it must be. The message is one line without the position.</summary>
internal sealed class RowException : FormatException
{
    public RowException()
    {
    }

    public RowException(string message)
        : base(message)
    {
    }

    public RowException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
