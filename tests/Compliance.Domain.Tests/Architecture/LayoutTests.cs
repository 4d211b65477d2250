using Xunit;

namespace Compliance.Domain.Tests.Architecture;

/// <summary>Where things lie and how long they are.</summary>
public sealed class LayoutTests
{
    // Past 150 lines a reviewer asks what second thing lives there; past this nobody asks any more.
    private const int LongestFile = 250;

    // Named like an SDK's root or a type of our own, a folder hides that name from every namespace below it.
    [Fact]
    public void Folders_Names_ClashWithNoRootAndNoType()
    {
        string[] taken = ["Azure", "Scope", "Topology", "Estate", "Finding", "Rule", "Judge", "System", "Microsoft"];

        var offenders = SourceTree.Folders.Where(folder => taken.Contains(folder.Split('/')[^1], StringComparer.OrdinalIgnoreCase));

        Assert.Empty(offenders);
    }

    [Fact]
    public void Files_Namespace_IsTheFolder()
    {
        var offenders =
            from file in SourceTree.Files
            where file.EndsWith(".cs", StringComparison.Ordinal)
            from line in SourceTree.ReadLines(file)
            where line.StartsWith("namespace ", StringComparison.Ordinal)
            let folder = string.Join('.', file.Split('/')[1..^1])
            where line != $"namespace {folder};"
            select $"{file}: {line}";

        Assert.Empty(offenders);
    }

    [Fact]
    public void Files_Length_IsReadable() =>
        Assert.DoesNotContain(SourceTree.Files, file => SourceTree.ReadLines(file).Length > LongestFile);

    // Bound in any other way, a setting would be refused by the names of types and properties, or of nothing.
    [Fact]
    public void Settings_OfSections_AreBoundInOnePlace()
    {
        var binders = SourceTree.Files.Where(file => SourceTree.ReadLines(file).Any(line => line.Contains(".BindConfiguration(", StringComparison.Ordinal)));

        Assert.Equal(["src/Compliance.Application/Settings/SettingsServices.cs"], binders);
    }

    [Fact]
    public void Files_Scan_SeesTheTree() => Assert.Contains("src/Compliance.Domain/Judging/Judge.cs", SourceTree.Files);
}
