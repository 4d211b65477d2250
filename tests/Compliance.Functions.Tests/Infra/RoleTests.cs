using Compliance.Domain.Rules;
using Compliance.Infrastructure.ResourceManager;
using Xunit;

namespace Compliance.Functions.Tests.Infra;

/// <summary>The custom roles against the operations of the code: not one more, not one fewer.</summary>
public sealed class RoleTests
{
    private static readonly BicepFile File = InfraFiles.Bicep["modules/governed.bicep"];

    [Fact]
    public void ReaderRole_Actions_AreTheReadsOfTheCode()
    {
        Assert.Equal(Ordered(ArmActions.Reads), Ordered(File.Get("var", "readActions").Strings));
        Assert.Contains("actions: readActions\n", File.Get("resource", "readerRole").Rest, StringComparison.Ordinal);
    }

    [Fact]
    public void WriterRole_Actions_AreTheWritesOfTheRepairs()
    {
        Assert.Equal(Ordered(Enum.GetValues<RemediationAction>().SelectMany(ArmActions.WritesOf).Distinct()), Ordered(File.Get("var", "writeActions").Strings));
        Assert.Contains("actions: writeActions\n", File.Get("resource", "writerRole").Rest, StringComparison.Ordinal);
    }

    [Fact]
    public void Assignments_OfTheWriterRole_GoToTheWriterOnly()
    {
        var assignments = File.Of("resource").Where(resource => resource.Target.StartsWith("Microsoft.Authorization/roleAssignments@", StringComparison.Ordinal))
            .Select(assignment => assignment.Properties("properties"))
            .Select(given => (given["roleDefinitionId"], given["principalId"]));

        Assert.Equal(
            [("readerRole.id", "readerPrincipalId"), ("readerRole.id", "writerPrincipalId"), ("writerRole.id", "writerPrincipalId")],
            assignments.Order());
    }

    [Fact]
    public void WritingIdentity_IsTheRemediationAppsAlone()
    {
        var home = InfraFiles.Bicep["modules/home.bicep"];
        var holders = home.Of("module").Where(module => module.Rest.Contains("outputs.writer", StringComparison.Ordinal)).Select(module => module.Name);

        Assert.Equal(["remediationAccess", "remediationApp", "remediationSettings"], holders.Order(StringComparer.Ordinal));
        Assert.All(holders, holder => Assert.Contains("= if (remediation) {", home.Get("module", holder).Rest, StringComparison.Ordinal));
        Assert.EndsWith("= false", InfraFiles.Bicep["main.bicep"].Get("param", "remediation").Rest, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Ordered(IEnumerable<string> actions) => actions.Order(StringComparer.Ordinal);
}
