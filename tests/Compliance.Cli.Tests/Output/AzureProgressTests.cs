using Compliance.Application.Estates;
using Compliance.Cli.Output;
using Xunit;

namespace Compliance.Cli.Tests.Output;

public sealed class AzureProgressTests
{
    [Fact]
    public void Report_SomebodyListens_IsTheWholeState()
    {
        var progress = new AzureProgress();
        List<string> said = [];
        progress.Report(new ReadProgress { Pages = 1 });
        progress.TellTo(said.Add);

        progress.Report(new ReadProgress { Subscriptions = 1, Pages = 2, Rows = 1204 });
        progress.Report(new ReadProgress { Subscriptions = 3, Pages = 12, Rows = 10_204, QuotaWaits = 2, QuotaWait = TimeSpan.FromSeconds(7) });

        Assert.Equal(
            ["Reading Azure: 1 subscription, 2 pages, 1,204 rows", "Reading Azure: 3 subscriptions, 12 pages, 10,204 rows, waited 7 s for the quota"],
            said);
    }
}
