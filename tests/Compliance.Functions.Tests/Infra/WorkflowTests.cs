using System.Text.RegularExpressions;
using Xunit;

namespace Compliance.Functions.Tests.Infra;

/// <summary>The workflows and the container's files: what they name is there, and what they run is pinned.</summary>
public sealed partial class WorkflowTests
{
    private static readonly IReadOnlyDictionary<string, string> Workflows = InfraFiles.Read("workflows");

    public static TheoryData<string> Names => [.. Workflows.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Workflow_Actions_ArePinnedToAVersion(string name)
    {
        var used = Uses().Matches(Workflows[name]).Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(used);
        Assert.All(used, action => Assert.Matches(@"^(\./\.github/workflows/[a-z]+\.yml|[\w.-]+/[\w.-]+@v\d+\.\d+\.\d+)$", action));
        Assert.All(used.Where(action => action.StartsWith("./", StringComparison.Ordinal)), action => Assert.Contains(Path.GetFileName(action), Workflows.Keys));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Workflow_Rights_AreToReadUnlessAJobSaysMore(string name)
    {
        Assert.Contains("\npermissions:\n  contents: read\n\n", Workflows[name], StringComparison.Ordinal);
        // Only to sign in to Azure without a secret.
        Assert.All(Written().Matches(Workflows[name]).Select(match => match.Groups[1].Value), right => Assert.Equal("id-token", right));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Workflow_FilesOfInfra_AreThere(string name)
    {
        var named = InfraPath().Matches(Workflows[name]).Select(match => match.Groups[1].Value.Replace("$ENVIRONMENT", "dev", StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, file => Assert.Contains(file, InfraFiles.Texts.Keys));
    }

    [Fact]
    public void Deployment_Environments_EachHaveParameters()
    {
        var environments = Options().Match(Workflows["deploy.yml"]).Groups[1].Value.Split(", ");

        Assert.Equal(InfraFiles.Bicep.Values.Where(file => file.IsParameters).Select(file => Path.GetFileNameWithoutExtension(file.Path)).Order(StringComparer.Ordinal), environments.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Deployment_Outputs_AreThoseOfTheTemplate()
    {
        var asked = Output().Matches(Workflows["deploy.yml"]).Select(match => match.Groups[1].Value).ToList();

        Assert.Contains("appName", asked);
        Assert.All(asked, output => Assert.Contains(InfraFiles.Bicep["main.bicep"].Of("output"), one => one.Name == output));
    }

    [Fact]
    public void Deployment_Environment_GivesWhatTheParameterFilesRead()
    {
        var given = Given().Matches(Workflows["deploy.yml"]).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(given);
        // Each file reads all: a variable that one leaves unread is set in vain for its environment.
        Assert.All(InfraFiles.Bicep.Values.Where(file => file.IsParameters), file =>
            Assert.Equal(given, Variable().Matches(file.Code).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Guide_NamesOfWhatIsMade_AreThoseOfTheTemplates()
    {
        var guide = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "deploy.md"));
        var asked = Output().Matches(guide).Select(match => match.Groups[1].Value).ToList();
        var name = InfraFiles.Bicep["dev.bicepparam"].Get("param", "name").Strings.Single();

        Assert.NotEmpty(asked);
        Assert.All(asked, output => Assert.Contains(InfraFiles.Bicep["main.bicep"].Of("output"), one => one.Name == output));
        // The names without a suffix, which the guide writes as they are.
        Assert.All(
            [("modules/governed.bicep", "egst-"), ("modules/monitoring.bicep", "log-")],
            made =>
            {
                Assert.Contains($"'{made.Item2}${{name}}'", InfraFiles.Texts[made.Item1], StringComparison.Ordinal);
                Assert.Contains($"{made.Item2}{name}", guide, StringComparison.Ordinal);
            });
        Assert.All(GuideGroup().Matches(guide).Select(match => match.Groups[1].Value), group => Assert.Contains(group, new[] { $"rg-{name}", $"rg-{name}-events", "rg-compliance" }));
        Assert.All(GuideParameter().Matches(guide).Select(match => match.Groups[1].Value), file => Assert.Contains(file, InfraFiles.Texts.Keys));
    }

    [Fact]
    public void Package_ForAPlatform_LeavesLockFilesAlone()
    {
        var restore = Workflows["build.yml"].Split('\n').Single(line => line.Contains("dotnet publish", StringComparison.Ordinal));

        // The next step restores locked: a lock file that this one wrote its platform into would be refused.
        Assert.Contains(" -r linux-x64 ", restore, StringComparison.Ordinal);
        var shared = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Directory.Build.props"));
        Assert.Matches("<NuGetLockFilePath Condition=\"[^\"]*RuntimeIdentifier[^\"]*\">\\$\\(MSBuildProjectDirectory\\)/obj/", shared);
    }

    [Fact]
    public void Container_RunsWithoutRootAndWithAHealthCheck()
    {
        var lines = InfraFiles.Texts["container/Dockerfile"].Split('\n');
        var last = Array.FindLastIndex(lines, line => line.StartsWith("FROM ", StringComparison.Ordinal));

        Assert.True(last > 0, "one stage builds, another runs");
        Assert.Contains("USER $APP_UID", lines[last..]);
        Assert.Contains(lines[last..], line => line.StartsWith("HEALTHCHECK ", StringComparison.Ordinal));
        Assert.Contains("context: ../..", InfraFiles.Texts["container/compose.yaml"], StringComparison.Ordinal);
        Assert.Contains("dockerfile: infra/container/Dockerfile\n", InfraFiles.Texts["container/compose.yaml"], StringComparison.Ordinal);
        Assert.Contains("\"127.0.0.1:7071:7071\"", InfraFiles.Texts["container/compose.yaml"], StringComparison.Ordinal);
    }

    [GeneratedRegex(@"uses:\s*(\S+)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"([a-z-]+): write\b")]
    private static partial Regex Written();

    [GeneratedRegex(@"\binfra/([\w./$-]+\.bicep(?:param)?|container/Dockerfile)")]
    private static partial Regex InfraPath();

    [GeneratedRegex(@"options: \[([^\]]+)\]")]
    private static partial Regex Options();

    [GeneratedRegex(@"\n      (COMPLIANCE_\w+): \$")]
    private static partial Regex Given();

    [GeneratedRegex(@"\$\(of (\w+)\)")]
    private static partial Regex Output();

    [GeneratedRegex(@"\b(rg-[a-z-]+)")]
    private static partial Regex GuideGroup();

    [GeneratedRegex(@"\binfra/([\w/.-]+\.(?:bicepparam|bicep|json))")]
    private static partial Regex GuideParameter();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex Variable();
}
