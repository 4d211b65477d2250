using Microsoft.Playwright;

namespace Compliance.Web.Tests.Browser;

/// <summary>Keeps pictures of the pages for a person to look at, in the folder that COMPLIANCE_SCREENSHOTS names.</summary>
internal static class Screenshots
{
    public static async Task SaveAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("COMPLIANCE_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}
