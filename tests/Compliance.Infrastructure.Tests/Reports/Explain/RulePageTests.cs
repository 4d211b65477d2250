using System.Text;
using Compliance.Domain.Rules;
using Compliance.Infrastructure.Reports;
using Compliance.Infrastructure.Reports.Explain;
using Compliance.Rules;
using Xunit;

namespace Compliance.Infrastructure.Tests.Reports.Explain;

public sealed class RulePageTests
{
    private const string Page = """
        ---
        id: ARC-DNS-003
        ---

        # ARC-DNS-003: Title

        ## What it checks

        Each zone has a **completed** link to a network from which the
        site's queries are answered ([more](ARC-DNS-001.md)).

        ## How it is judged

        - **Passes**: a link in state `Completed` leads to one of the networks in question, and that
          network exists.
        - Fails as [ARC-DNS-004](ARC-DNS-004.md)

        ```bash
        az network private-dns link vnet list   --resource-group rg-arc --zone-name privatelink.his.arc.azure.com
        ```

        After.

        ## Examples

        {}
        """;

    [Fact]
    public async Task Write_Page_IsTextOfTheWidthAskedFor()
    {
        var text = await PrintAsync(Page, 60);

        Assert.EndsWith("""

            WHAT IT CHECKS
            Each zone has a completed link to a network from which the
            site's queries are answered (more (ARC-DNS-001.md)).

            HOW IT IS JUDGED
              - Passes: a link in state `Completed` leads to one of the
                networks in question, and that network exists.
              - Fails as ARC-DNS-004

                az network private-dns link vnet list   --resource-group rg-arc --zone-name privatelink.his.arc.azure.com

            After.

            Examples, one that passes and one that fails:
            docs/rules/ARC-DNS-003.md

            """.ReplaceLineEndings("\n"), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_Page_HasTheFactsOnceAndNoFrontMatter()
    {
        var text = await PrintAsync(Page, 80);

        Assert.StartsWith("ARC-DNS-003  Private DNS zone must be linked", text, StringComparison.Ordinal);
        Assert.Contains("  severity   high\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("id: ARC-DNS-003", text, StringComparison.Ordinal);
        Assert.DoesNotContain("ARC-DNS-003: Title", text, StringComparison.Ordinal);
        Assert.DoesNotContain("{}", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_NoPage_SaysSoBelowTheFacts()
    {
        var text = await PrintAsync(null, 80);

        Assert.Contains("  repair     a plan can: linkZone\n", text, StringComparison.Ordinal);
        Assert.Contains("This build has no page for the rule", text, StringComparison.Ordinal);
    }

    private static async Task<string> PrintAsync(string? page, int width)
    {
        using var output = new MemoryStream();
        var rule = BuiltInRules.Catalogue.Find(new RuleId("ARC-DNS-003"))!.Descriptor;
        await RulePage.WriteAsync(rule, page, new ReportOptions { Width = width }, output, CancellationToken.None);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}
