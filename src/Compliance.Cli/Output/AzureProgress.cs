using System.Globalization;
using Compliance.Application.Estates;

namespace Compliance.Cli.Output;

/// <summary>How far a read of Azure has come, as one line for whoever watches; nobody is told until somebody listens.</summary>
internal sealed class AzureProgress : IProgress<ReadProgress>
{
    private Action<string> _say = _ => { };

    /// <param name="say">Replaces the line.</param>
    public void TellTo(Action<string> say) => _say = say;

    public void Report(ReadProgress value) => _say(Text(value));

    internal static string Text(ReadProgress progress)
    {
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"Reading Azure: {Count(progress.Subscriptions, "subscription")}, {Count(progress.Pages, "page")}, {Count(progress.Rows, "row")}");
        return progress.QuotaWaits == 0
            ? text
            : string.Create(CultureInfo.InvariantCulture, $"{text}, waited {progress.QuotaWait.TotalSeconds:N0} s for the quota");
    }

    private static string Count(int count, string thing) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {thing}{(count == 1 ? "" : "s")}");
}
