using Compliance.Domain.Estates;
using Compliance.Infrastructure.EstateFiles;

namespace Compliance.Infrastructure.Tests.EstateFiles;

/// <summary>The sample estates of the repository.</summary>
internal static class Samples
{
    public static string PathOf(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Compliance.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? throw new DirectoryNotFoundException("No Compliance.sln above the tests."), "samples", "estates", name);
    }

    public static async Task<Estate> ReadAsync(string name)
    {
        await using var stream = File.OpenRead(PathOf(name));
        return await EstateFileReader.ReadAsync(stream, name, new EstateFileOptions { Now = EstateFile.Now }, CancellationToken.None);
    }
}
