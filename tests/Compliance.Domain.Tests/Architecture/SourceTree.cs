using System.Xml.Linq;

namespace Compliance.Domain.Tests.Architecture;

/// <summary>The repository's own files, found from where the tests run.</summary>
internal static class SourceTree
{
    private static readonly string Root = FindRoot();

    /// <summary>The projects under <c>src</c>: name → project file.</summary>
    public static IReadOnlyDictionary<string, XDocument> Projects { get; } = Directory.EnumerateFiles(Path.Combine(Root, "src"), "*.csproj", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetFileNameWithoutExtension(file), file => XDocument.Load(file));

    /// <summary>Folders under <c>src</c> but those a build makes, relative to the root.</summary>
    public static IEnumerable<string> Folders => Directory.EnumerateDirectories(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories).Select(Relative).Where(IsSource);

    /// <summary>Source files under <c>src</c>, relative to the root.</summary>
    public static IEnumerable<string> Files => Directory.EnumerateFiles(Path.Combine(Root, "src"), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor")
        .Select(Relative)
        .Where(IsSource);

    public static string[] ReadLines(string file) => File.ReadAllLines(Path.Combine(Root, file));

    /// <summary>The names of the projects or packages that a project refers to.</summary>
    public static IEnumerable<string> References(string project, string kind) => Projects[project].Descendants(kind)
        .Select(reference => (string?)reference.Attribute("Include"))
        .OfType<string>()
        .Select(include => kind == "ProjectReference" ? Path.GetFileNameWithoutExtension(include.Replace('\\', '/')) : include)
        .Order(StringComparer.Ordinal);

    private static string Relative(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    private static bool IsSource(string path) => !path.Split('/').Any(segment => segment is "bin" or "obj");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Compliance.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests run outside the repository: no Compliance.sln above them.");
    }
}
