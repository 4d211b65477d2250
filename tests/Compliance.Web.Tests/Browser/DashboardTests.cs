using Compliance.Application.Findings;
using Compliance.Domain.Rules;
using Compliance.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Compliance.Web.Tests.Browser;

public sealed class DashboardTests
{
    private static string ClusterPath => $"/clusters{Samples.Cluster("plant-0004")}";

    [BrowserFact]
    public async Task Overview_Estate_ShowsVerdictsAndCausesWithoutComplaint()
    {
        await using var browser = await OpenBrowser.StartAsync(await SampleEstate.StartAsync());

        await browser.Page.GotoAsync("/");

        Assert.Equal("2", await browser.Page.Locator(".tile.azure .count").TextContentAsync());
        Assert.Equal("6", await browser.Page.Locator(".tile.broken .count").TextContentAsync());
        Assert.Equal("1", await browser.Page.Locator(".tile.unknown .count").TextContentAsync());
        Assert.Equal(
            ["critical", "high", "medium"],
            await browser.Page.Locator("[aria-label='Open causes'] .severity").AllTextContentsAsync());
        Assert.Contains("proven in Azure, 4 facts open", await browser.Page.Locator("main").TextContentAsync(), StringComparison.Ordinal);
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Overview_FindingOpens_ShowsItWithoutReload()
    {
        await using var browser = await OpenBrowser.StartAsync(await SampleEstate.StartAsync());
        await browser.Page.GotoAsync("/");
        await browser.Page.EvaluateAsync("window.notReloaded = true");

        await browser.Web.Stores.AddAsync(Samples.Finding("ARC-DNS-003", Samples.Zone("privatelink.guestconfiguration.azure.com"), Severity.Critical, WorkflowState.New));

        await browser.Page.GetByText("privatelink.guestconfiguration.azure.com").WaitForAsync();
        await Assertions.Expect(browser.Page.Locator("#live")).ToContainTextAsync("Updated at");
        Assert.True(await browser.Page.EvaluateAsync<bool>("window.notReloaded"));
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Overview_StoreAway_SaysSoAndRecovers()
    {
        await using var browser = await OpenBrowser.StartAsync(await SampleEstate.StartAsync());
        await browser.Page.GotoAsync("/");

        browser.Web.Stores.Findings.IsAway = true;
        await Assertions.Expect(browser.Page.Locator("#live")).ToContainTextAsync("No connection");
        browser.Web.Stores.Findings.IsAway = false;

        await Assertions.Expect(browser.Page.Locator("#live")).ToContainTextAsync("Connected again");
    }

    [BrowserFact]
    public async Task Overview_WithoutScript_LeadsFromCauseToProof()
    {
        await using var browser = await OpenBrowser.StartAsync(await SampleEstate.StartAsync(), script: false);
        await browser.Page.GotoAsync("/");

        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "privatelink.his.arc.azure.com" }).ClickAsync();
        await browser.Page.GetByRole(AriaRole.Link, new() { Name = "plant-0004" }).ClickAsync();

        Assert.Equal("plant-0004", await browser.Page.Locator("h1").TextContentAsync());
        Assert.Equal(
            Enum.GetValues<Hop>().Select(hop => Compliance.Web.Pages.Wording.Words(hop.ToString())),
            await browser.Page.Locator(".hops tbody th").AllTextContentsAsync());
    }

    [BrowserFact]
    public async Task Finding_Resolved_PageFollows()
    {
        await using var browser = await OpenBrowser.StartAsync(await SampleEstate.StartAsync());
        var key = SampleEstate.ZoneFinding.Key;
        await browser.Page.GotoAsync($"/findings/{key}");
        var stored = await browser.Web.Stores.Findings.FindAsync(key, default);

        await browser.Web.Stores.AddAsync(stored! with { Workflow = WorkflowState.Resolved, ResolvedAt = Samples.At.AddHours(1), ResolvedReason = ResolvedReason.Repaired });

        await browser.Page.Locator(".state").GetByText("resolved").WaitForAsync();
        Assert.Empty(browser.Complaints);
    }

    [BrowserFact]
    public async Task Pages_LightAndDark_HaveReadableText()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await using var browser = await OpenBrowser.StartAsync(await SampleEstate.StartAsync(), scheme: scheme);
            foreach (var (name, path) in new[] { ("overview", "/"), ("finding", $"/findings/{SampleEstate.ZoneFinding.Key}"), ("cluster", ClusterPath), ("missing", "/findings/none") })
            {
                await browser.Page.GotoAsync(path);

                Assert.Empty(await browser.Page.EvaluateAsync<string[]>(Contrast.Script));
                await Screenshots.SaveAsync(browser.Page, $"{name}-{scheme}".ToLowerInvariant());
            }
        }
    }
}
