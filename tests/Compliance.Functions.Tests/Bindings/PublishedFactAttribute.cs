using Xunit;

namespace Compliance.Functions.Tests.Bindings;

/// <summary>
/// A test of what <c>dotnet publish</c> made of the real worker's packages: of the folder that <c>COMPLIANCE_FUNCTIONS</c> names.
/// Skipped by name without it; where these tests run on the real packages in CI, it is required.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublishedFactAttribute : FactAttribute
{
    private static readonly string? Folder = Environment.GetEnvironmentVariable("COMPLIANCE_FUNCTIONS") is { Length: > 0 } named ? named : null;

    private static readonly bool IsOnRealPackages = typeof(Microsoft.Azure.Functions.Worker.FunctionAttribute).Assembly != typeof(PublishedFactAttribute).Assembly;

    public PublishedFactAttribute() => Skip = Folder is null && !(IsOnRealPackages && Environment.GetEnvironmentVariable("CI") == "true")
        ? "Nothing is published: dotnet publish src/Compliance.Functions -c Release -o FOLDER, and name the folder in COMPLIANCE_FUNCTIONS."
        : null;

    public static string File => Path.Combine(Folder ?? throw new InvalidOperationException("COMPLIANCE_FUNCTIONS names no folder."), "functions.metadata");
}
