namespace Compliance.Testing.Azurite;

/// <summary>
/// Where Azurite is: what <c>COMPLIANCE_AZURITE</c> names (its executable or its main script), else <c>azurite</c> on the
/// path, else <c>artifacts/azurite</c> in the repository.
/// </summary>
public static class AzuriteInstallation
{
    private const string Missing =
        "Azurite is not here: npm install --prefix artifacts/azurite azurite@3.35.0, or name it in COMPLIANCE_AZURITE.";

    /// <summary>Null when there is none.</summary>
    public static string? Path { get; } = Find();

    /// <summary>Why tests that need it are skipped; null when they run, as they always do in CI.</summary>
    public static string? WhySkipped => Path is null && Environment.GetEnvironmentVariable("CI") != "true" ? Missing : null;

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string Required => Path ?? throw new InvalidOperationException(Missing);

    private static string? Find() => Candidates().FirstOrDefault(File.Exists);

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("COMPLIANCE_AZURITE") is { Length: > 0 } named)
        {
            yield return named;
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator))
        {
            yield return System.IO.Path.Combine(folder, "azurite");
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return System.IO.Path.Combine(folder.FullName, "artifacts", "azurite", "node_modules", ".bin", "azurite");
        }
    }
}
