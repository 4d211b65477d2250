using Xunit;

namespace Compliance.Rules.Tests.Documentation;

public sealed class RuleIndexTests
{
    private const string WriteSwitch = "COMPLIANCE_WRITE_DOCS";

    [Fact]
    public void Index_Catalogue_IsWhatTheFileSays()
    {
        var path = Repository.PathOf(RuleIndex.File);
        var expected = RuleIndex.Of(BuiltInRules.Catalogue);
        if (Environment.GetEnvironmentVariable(WriteSwitch) == "1")
        {
            File.WriteAllText(path, expected);
        }

        var actual = File.ReadAllText(path).ReplaceLineEndings("\n");

        Assert.Equal(expected, actual);
    }
}
