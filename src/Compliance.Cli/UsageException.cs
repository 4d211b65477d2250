namespace Compliance.Cli;

/// <summary>The caller asked for something that cannot be: one line that says what, and exit code 2.</summary>
internal sealed class UsageException : Exception
{
    public UsageException(string message)
        : base(message)
    {
    }

    public UsageException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
