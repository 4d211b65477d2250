using Compliance.Infrastructure.Reports;
using Xunit;

namespace Compliance.Infrastructure.Tests.Reports;

public sealed class ReportFormatsTests
{
    [Theory]
    [InlineData("json")]
    [InlineData("JSON")]
    [InlineData("text")]
    [InlineData("sarif")]
    [InlineData("csv")]
    public void Find_KnownFormat_IsItsWriter(string name)
    {
        var writer = ReportFormats.Find(name);

        Assert.Equal(name, writer?.Format, ignoreCase: true);
    }

    [Fact]
    public void Find_FormatThatDoesNotExistYet_IsNothing()
    {
        Assert.Null(ReportFormats.Find("junit"));
    }

    [Fact]
    public void Names_AllFormats_AreDifferent()
    {
        var names = ReportFormats.Names.Split(", ");

        Assert.Equal(names.Length, names.Distinct().Count());
    }
}
