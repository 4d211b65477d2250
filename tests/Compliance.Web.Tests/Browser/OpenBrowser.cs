using Compliance.Web.Tests.Hosting;
using Microsoft.Playwright;

namespace Compliance.Web.Tests.Browser;

/// <summary>A page of a real Chromium on the web layer; keeps every complaint the browser makes.</summary>
internal sealed class OpenBrowser : IAsyncDisposable
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private OpenBrowser(IPlaywright playwright, IBrowser browser, IPage page, RunningWeb web)
    {
        (_playwright, _browser, Page, Web) = (playwright, browser, page, web);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                Complaints.Add(message.Text);
            }
        };
        page.PageError += (_, error) => Complaints.Add(error);
    }

    public IPage Page { get; }

    public RunningWeb Web { get; }

    /// <summary>Script errors and refusals of the content security policy.</summary>
    public List<string> Complaints { get; } = [];

    /// <param name="key">What the person types as the password when the browser asks.</param>
    public static async Task<OpenBrowser> StartAsync(RunningWeb web, bool script = true, ColorScheme scheme = ColorScheme.Light, string? key = null)
    {
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(30_000);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = BrowserFactAttribute.Chromium, Args = Arguments });
        var page = await browser.NewPageAsync(new()
        {
            BaseURL = web.Client.BaseAddress!.ToString(),
            JavaScriptEnabled = script,
            ColorScheme = scheme,
            HttpCredentials = key is null ? null : new() { Username = "me", Password = key },
            ViewportSize = new() { Width = 1280, Height = 900 },
        });
        return new OpenBrowser(playwright, browser, page, web);
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Web.DisposeAsync();
    }
}
