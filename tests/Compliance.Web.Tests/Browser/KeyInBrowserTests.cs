using Compliance.Application.Findings;
using Compliance.Domain.Rules;
using Compliance.Web.Access;
using Compliance.Web.Tests.Access;
using Compliance.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Compliance.Web.Tests.Browser;

public sealed class KeyInBrowserTests
{
    [BrowserFact]
    public async Task Overview_WithKey_IsShownAndFollows()
    {
        await using var browser = await OpenBrowser.StartAsync(await RunningWeb.StartAsync(reach: Reach.Network, settings: AccessSettings.Keys), key: AccessSettings.ReaderKey);
        await browser.Page.GotoAsync("/");

        await browser.Web.Stores.AddAsync(Samples.Finding("ARC-DNS-003", Samples.Zone("privatelink.guestconfiguration.azure.com"), Severity.Critical, WorkflowState.New));

        // Style, script and what the script asks for carry the key too.
        await browser.Page.GetByText("privatelink.guestconfiguration.azure.com").WaitForAsync();
        await Assertions.Expect(browser.Page.Locator("#live")).ToContainTextAsync("Updated at");
        Assert.Empty(browser.Complaints);
    }
}
