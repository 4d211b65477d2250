namespace Compliance.Functions.Tests.Infra;

/// <summary>The files of <c>infra</c> and of the workflows, copied beside the tests.</summary>
internal static class InfraFiles
{
    public static readonly IReadOnlyDictionary<string, string> Texts = Read("infra");

    public static readonly IReadOnlyDictionary<string, BicepFile> Bicep = Parse(Texts);

    public static IReadOnlyDictionary<string, BicepFile> Parse(IReadOnlyDictionary<string, string> texts) =>
        texts.Where(text => text.Key.EndsWith(".bicep", StringComparison.Ordinal) || text.Key.EndsWith(".bicepparam", StringComparison.Ordinal))
            .ToDictionary(text => text.Key, text => BicepFile.Parse(text.Key, text.Value));

    /// <summary>Texts by path below the folder, with slashes.</summary>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        var root = Path.Combine(AppContext.BaseDirectory, folder);
        return Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(root, file).Replace('\\', '/'), file => File.ReadAllText(file).ReplaceLineEndings("\n"));
    }
}
