using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Compliance.Bench.Starts;

/// <summary>
/// The command line and two empty programs, published ReadyToRun for this machine into a temporary folder, which goes with this.
/// Needs the SDK and the sources around the benchmark.
/// </summary>
internal sealed class PublishedPrograms : IDisposable
{
    private const string Project = """
        <Project Sdk="SDK">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <InvariantGlobalization>true</InvariantGlobalization>
          </PropertyGroup>
        </Project>
        """;

    private const string Web = """
        var app = WebApplication.CreateBuilder(args).Build();
        app.MapGet("/{*path}", () => "ok");
        app.Run();
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("compliance-published-");

    public string Compliance => Path.Combine(_folder.FullName, "cli", "compliance.dll");

    public string EmptyConsole => Path.Combine(_folder.FullName, "console", "empty.dll");

    public string EmptyWeb => Path.Combine(_folder.FullName, "web", "empty.dll");

    public static async Task<PublishedPrograms> PublishAsync()
    {
        var published = new PublishedPrograms();
        try
        {
            await PublishAsync(Path.Combine(Root(), "src", "Compliance.Cli"), published.Compliance);
            await published.PublishEmptyAsync("Microsoft.NET.Sdk", "return;", published.EmptyConsole);
            await published.PublishEmptyAsync("Microsoft.NET.Sdk.Web", Web, published.EmptyWeb);
            return published;
        }
        catch
        {
            published.Dispose();
            throw;
        }
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task PublishEmptyAsync(string sdk, string program, string output)
    {
        var source = _folder.CreateSubdirectory($"{Path.GetFileName(Path.GetDirectoryName(output))}-source").FullName;
        await File.WriteAllTextAsync(Path.Combine(source, "empty.csproj"), Project.Replace("SDK", sdk, StringComparison.Ordinal));
        await File.WriteAllTextAsync(Path.Combine(source, "Program.cs"), program);
        await PublishAsync(source, output);
    }

    private static async Task PublishAsync(string project, string output)
    {
        // In folders of its own: what a restore for one platform leaves behind would stand in the way of the next build.
        var folder = Path.GetDirectoryName(output)!;
        string[] arguments =
        [
            "publish", project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--no-self-contained", "-p:PublishReadyToRun=true", "-p:RunAnalyzers=false", "-nodeReuse:false", "-v", "q",
            "-p:UseArtifactsOutput=true", $"-p:ArtifactsPath={folder}-work", "-p:RestoreLockedMode=false", "-p:NuGetLockFilePath=obj/start.packages.lock.json", "-o", folder,
        ];
        using var publish = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var said = await publish.StandardOutput.ReadToEndAsync();
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0)
        {
            throw new InvalidOperationException($"{project} cannot be published:{Environment.NewLine}{said}");
        }
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Compliance.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The benchmark runs outside the repository: no Compliance.sln above it.");
    }
}
