namespace Compliance.Infrastructure.Reports;

/// <summary>What a reader asked of a report.</summary>
public sealed record ReportOptions
{
    /// <summary>Columns of a report that nobody watches.</summary>
    public const int DefaultWidth = 100;

    public ProofSelection Proofs { get; init; } = ProofSelection.Broken;

    /// <summary>Columns to wrap text at; writers of machine formats ignore it.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>Whether the reader's screen understands colours.</summary>
    public bool HasColour { get; init; }
}

/// <summary>Which clusters a report shows hop by hop.</summary>
public enum ProofSelection
{
    All,
    Broken,
    None,
}
