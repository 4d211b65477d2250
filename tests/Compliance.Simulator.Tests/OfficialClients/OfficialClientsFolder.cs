namespace Compliance.Simulator.Tests.OfficialClients;

/// <summary>
/// Where the official clients are installed: what <c>COMPLIANCE_OFFICIAL_CLIENTS</c> names, else
/// <c>artifacts/official-clients</c> in the repository.
/// </summary>
internal static class OfficialClientsFolder
{
    private const string Missing =
        "The official clients are not here: copy tests/Compliance.Simulator.Tests/OfficialClients/package*.json to artifacts/official-clients and run npm ci there, "
        + "or name a folder with their node_modules in COMPLIANCE_OFFICIAL_CLIENTS.";

    private const string NoNode = "Node is not on the path.";

    /// <summary>Why tests that need them are skipped; null when they run, as they always do in CI.</summary>
    public static string? WhySkipped => Environment.GetEnvironmentVariable("CI") == "true" ? null : Fault;

    /// <exception cref="InvalidOperationException">They are not there, or Node is not.</exception>
    public static string Required => Fault is { } reason ? throw new InvalidOperationException(reason) : Find()!;

    private static string? Fault => !HasNode() ? NoNode : Find() is null ? Missing : null;

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    private static string? Find() => Candidates().FirstOrDefault(folder => Directory.Exists(Path.Combine(folder, "node_modules", "@azure", "arm-network")));

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("COMPLIANCE_OFFICIAL_CLIENTS") is { Length: > 0 } named)
        {
            yield return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "artifacts", "official-clients");
        }
    }
}
