using System.Text.RegularExpressions;
using Xunit;

namespace Compliance.Domain.Tests.Architecture;

/// <summary>Which project may know which (design 3): hosts → Web → Application → Domain ← Rules; Infrastructure and Embedded → Application.</summary>
public sealed partial class DependencyTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Compliance.Domain"] = [],
        ["Compliance.Rules"] = ["Compliance.Domain"],
        ["Compliance.Application"] = ["Compliance.Domain"],
        ["Compliance.Infrastructure"] = ["Compliance.Application"],
        ["Compliance.Embedded"] = ["Compliance.Application"],
        ["Compliance.Web"] = ["Compliance.Application"],
        // Azure in a box knows ids and types, and nothing of the engine that is tested against it.
        ["Compliance.Simulator"] = ["Compliance.Domain"],
        ["Compliance.Cli"] = ["Compliance.Web", "Compliance.Rules", "Compliance.Infrastructure", "Compliance.Embedded", "Compliance.Simulator"],
        ["Compliance.Functions"] = ["Compliance.Web", "Compliance.Rules", "Compliance.Infrastructure"],
    };

    public static TheoryData<string> Projects => [.. SourceTree.Projects.Keys];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_References_PointInwards(string project)
    {
        Assert.True(Allowed.TryGetValue(project, out var allowed), $"{project} is new: say in this test what it may know.");
        Assert.Empty(SourceTree.References(project, "ProjectReference").Except(allowed));
    }

    [Theory]
    [InlineData("Compliance.Domain")]
    [InlineData("Compliance.Rules")]
    public void Project_OfTheCore_HasNoPackagesAndNoFramework(string project)
    {
        Assert.Empty(SourceTree.References(project, "PackageReference"));
        Assert.Empty(SourceTree.References(project, "FrameworkReference"));
    }

    [Fact]
    public void AzureTypes_OutsideInfrastructureAndHosts_AreNotUsed()
    {
        string[] mayKnow = ["src/Compliance.Infrastructure/", "src/Compliance.Cli/", "src/Compliance.Functions/"];

        var offenders = SourceTree.Files
            .Where(file => !mayKnow.Any(folder => file.StartsWith(folder, StringComparison.Ordinal)))
            .Where(file => SourceTree.ReadLines(file).Any(line => AzureNamespace().IsMatch(line)));

        Assert.Empty(offenders);
    }

    [Theory]
    [InlineData("using Azure;", true)]
    [InlineData("    private readonly Azure.Core.TokenCredential _credential;", true)]
    [InlineData("global using Azure.Identity;", true)]
    [InlineData("using Microsoft.Azure.Functions.Worker;", false)]
    [InlineData("\"privatelink.his.arc.azure.com\"", false)]
    [InlineData("/// <summary>Not in Azure. Rather here.</summary>", false)]
    public void AzureNamespace_Line_IsToldApart(string line, bool expected) => Assert.Equal(expected, AzureNamespace().IsMatch(line));

    [GeneratedRegex(@"(?<![\w.])Azure\.[A-Z]|\busing Azure;")]
    private static partial Regex AzureNamespace();
}
