namespace Compliance.Infrastructure.Declarations;

/// <summary>
/// A file of declarations, evidence or exemptions is not what it should be. The message is one line that names the file,
/// the path of the key in it, and what is wrong.
/// </summary>
public sealed class DeclarationFileException : FormatException
{
    public DeclarationFileException()
    {
    }

    public DeclarationFileException(string message)
        : base(message)
    {
    }

    public DeclarationFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
