using Compliance.Cli.Scans;

namespace Compliance.Cli.Demo;

/// <summary>How the demo was asked for.</summary>
internal sealed record DemoOptions
{
    /// <summary>End after the story, with an exit code that says whether it went as it should.</summary>
    public bool Once { get; init; }

    /// <summary>Port of the API and the dashboard; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>Null plays on the embedded estate.</summary>
    public string? Estate { get; init; }

    public DeclaredFiles Declared { get; init; } = new();

    public bool IsJson { get; init; }

    /// <summary>Where every exchange with the simulated Azure is written; null for nowhere.</summary>
    public string? Exchanges { get; init; }
}
