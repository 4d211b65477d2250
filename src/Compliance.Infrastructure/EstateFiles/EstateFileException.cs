namespace Compliance.Infrastructure.EstateFiles;

/// <summary>A file is no estate. The message is one line that names the file, what is wrong and where.</summary>
public sealed class EstateFileException : FormatException
{
    public EstateFileException()
    {
    }

    public EstateFileException(string message)
        : base(message)
    {
    }

    public EstateFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
