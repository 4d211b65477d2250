namespace Compliance.Infrastructure.Resources;

/// <summary>A stream is no document of rows. The message is one line that says what is wrong and where.</summary>
internal sealed class DocumentException : FormatException
{
    public DocumentException()
    {
    }

    public DocumentException(string message)
        : base(message)
    {
    }

    public DocumentException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
