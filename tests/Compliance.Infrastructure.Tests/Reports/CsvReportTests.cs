using Compliance.Domain.Resources;
using Compliance.Infrastructure.Reports.Csv;
using Compliance.Testing.Builders;
using Xunit;

namespace Compliance.Infrastructure.Tests.Reports;

public sealed class CsvReportTests
{
    private const string Names = "key,rule,severity,exempted,resourceId,resourceType,message,affectedClusters,docs";
    private readonly HealthyChain _chain = new("weu", clusters: 3);

    [Fact]
    public async Task Write_Finding_IsARowBelowTheNames()
    {
        var report = AReport.Of(_chain.Estate().Change<PrivateLinkScope>(_chain.Scope, scope => scope with { PublicNetworkAccess = Value.Of("Enabled") }));
        var finding = Assert.Single(report.Assessment.Findings);

        var text = await report.PrintAsync("csv");

        Assert.Equal(
            $"{Names}\r\n{finding.Key},ARC-PL-011,high,false,{_chain.Scope.Text},Microsoft.HybridCompute/privateLinkScopes,{CsvRow.Of([finding.Message]).TrimEnd()},3,docs/rules/ARC-PL-011.md\r\n",
            text);
    }

    [Fact]
    public async Task Write_NoFinding_IsTheNamesAlone()
    {
        var text = await AReport.Of(_chain.Estate()).PrintAsync("csv");

        Assert.Equal($"{Names}\r\n", text);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    [InlineData("one, two", "\"one, two\"")]
    [InlineData("a \"b\"", "\"a \"\"b\"\"\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("a=1+1", "a=1+1")]
    public void Of_Cell_IsQuotedWhereItHasTo(string cell, string expected)
    {
        var row = CsvRow.Of([cell, "end"]);

        Assert.Equal($"{expected},end\r\n", row);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\n=1", "\"'\n=1\"")]
    [InlineData("＝1+1", "'＝1+1")]
    [InlineData("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    public void Of_CellThatASpreadsheetWouldCalculate_IsText(string cell, string expected)
    {
        var row = CsvRow.Of([cell]);

        Assert.Equal($"{expected}\r\n", row);
    }
}
