using Compliance.Infrastructure.Reports;

namespace Compliance.Cli.Explain;

/// <summary>How a page looks on the terminal it is for.</summary>
internal static class PageOptions
{
    // Where nobody watches, the page is still for a person: mails and tickets have 80 columns.
    private const int WidthOfPipe = 80;

    public static ReportOptions For(Terminal terminal) => new()
    {
        Width = terminal.Width ?? WidthOfPipe,
        HasColour = terminal.HasColour,
    };
}
