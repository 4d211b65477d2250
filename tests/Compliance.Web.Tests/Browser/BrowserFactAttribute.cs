namespace Compliance.Web.Tests.Browser;

/// <summary>
/// A test that needs Chromium: the one named by COMPLIANCE_CHROMIUM, else the system's. Skipped with the reason where there
/// is none; in CI it runs and fails instead, so that it cannot go missing unseen.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute()
    {
        if (!File.Exists(Chromium) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"No Chromium at {Chromium}: install it or set COMPLIANCE_CHROMIUM.";
        }
    }

    public static string Chromium => Environment.GetEnvironmentVariable("COMPLIANCE_CHROMIUM") ?? "/usr/bin/chromium";
}
