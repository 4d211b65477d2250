namespace Compliance.Cli;

/// <summary>What the exit code of the process says (design 4.5).</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Findings at or above the threshold. Wins over <see cref="Incomplete"/>.</summary>
    public const int Findings = 1;

    /// <summary>Bad usage or input.</summary>
    public const int Usage = 2;

    /// <summary>Azure or the store failed.</summary>
    public const int Failure = 3;

    /// <summary>Coverage is incomplete, or the verdict of a cluster is unknown.</summary>
    public const int Incomplete = 4;

    /// <summary>Ctrl-C, as shells report a process that SIGINT ended.</summary>
    public const int Interrupted = 130;
}
