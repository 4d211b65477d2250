using System.Text.RegularExpressions;
using Compliance.Testing.Telemetry;
using Xunit;

namespace Compliance.Functions.Tests.Infra;

/// <summary>Alerts and the workbook ask for metrics by name: one that nothing measures never fires, and looks well.</summary>
public sealed partial class AlertTests
{
    [Theory]
    [InlineData("modules/alerts.bicep")]
    [InlineData("modules/workbook.json")]
    public void Metrics_AskedFor_AreMeasured(string file)
    {
        var asked = Metric().Matches(InfraFiles.Texts[file]).Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.NotEmpty(asked);
        Assert.Empty(asked.Except(DocumentedInstrument.Read(Path.Combine(AppContext.BaseDirectory, "telemetry.md")).Select(instrument => instrument.Name)));
    }

    [Theory]
    [InlineData("compliance.queue.poison")]
    [InlineData("compliance.subscriptions.blind")]
    public void Metric_ThatTellsOfAnIllInstallation_HasAnAlertAndIsInTheWorkbook(string metric)
    {
        Assert.Contains($"Name == \"{metric}\"", InfraFiles.Texts["modules/alerts.bicep"], StringComparison.Ordinal);
        Assert.Contains($"\\\"{metric}\\\"", InfraFiles.Texts["modules/workbook.json"], StringComparison.Ordinal);
    }

    [GeneratedRegex("\"(compliance\\.[a-z_.]+)")]
    private static partial Regex Metric();
}
